import { describe, expect, it } from 'vitest';
import { decodeArtefact, decodeWeights, encodeArtefact } from '../artefact/artefact.js';
import { linearSgdLearner } from './learner.js';

/** Made before features could have runs of characters: the parameters, the file in base64, and scores of two documents. */
const formerModels = [
  {
    input: { bits: 10 },
    file: '2AIAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJjbGFzc21hcmsiLCJmb3JtYXRWZXJzaW9uIjoiMSIsImxlYXJuZXIiOiJsaW5lYXItc2dkIiwid2VpZ2h0cy5mZWF0dXJlcyI6IntcImJpdHNcIjoxMCxcIm1heFdvcmRzXCI6MixcInN0b3BXb3Jkc1wiOlwibm9uZVwiLFwic2lnbmVkXCI6ZmFsc2UsXCJ3ZWlnaHRpbmdcIjpcInRmLWlkZlwiLFwiZG9jdW1lbnRzXCI6MTIsXCJpc09wZW5cIjpmYWxzZX0ifSwiaW50ZXJjZXB0cyI6eyJkdHlwZSI6IkY2NCIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzAsMTZdfSwiZmVhdHVyZS5idWNrZXRzIjp7ImR0eXBlIjoiVTMyIiwic2hhcGUiOlsxN10sImRhdGFfb2Zmc2V0cyI6WzE2LDg0XX0sImZlYXR1cmUuZnJlcXVlbmNpZXMiOnsiZHR5cGUiOiJVMzIiLCJzaGFwZSI6WzE3XSwiZGF0YV9vZmZzZXRzIjpbODQsMTUyXX0sImZlYXR1cmUud29yZE1hcmtzIjp7ImR0eXBlIjoiVTMyIiwic2hhcGUiOlsxN10sImRhdGFfb2Zmc2V0cyI6WzE1MiwyMjBdfSwid2VpZ2h0LnN0YXJ0cyI6eyJkdHlwZSI6IlUzMiIsInNoYXBlIjpbMThdLCJkYXRhX29mZnNldHMiOlsyMjAsMjkyXX0sIndlaWdodC5zdWJqZWN0cyI6eyJkdHlwZSI6IlUzMiIsInNoYXBlIjpbMzRdLCJkYXRhX29mZnNldHMiOlsyOTIsNDI4XX0sIndlaWdodC52YWx1ZXMiOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzM0XSwiZGF0YV9vZmZzZXRzIjpbNDI4LDU2NF19fSAgILpJDAIrh+a/DgIrhxbZ5r8BAAAAUAAAAJUAAACtAAAAxQAAAOsAAABJAQAAZwEAAKABAADaAQAA5gEAAAgCAAAdAgAABQMAADcDAAA7AwAAnAMAAAwAAAADAAAADAAAAAYAAAADAAAAAwAAAAMAAAADAAAABgAAAAMAAAAGAAAAAwAAAAwAAAADAAAAAwAAAAYAAAADAAAAAgAAAAAAAACAAAAAAAAAAAAAAAAAAAAAAAAQAAgAAAAgAAAAAAAAAAAAAAQAAAAAAAgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgAAAAQAAAAGAAAACAAAAAoAAAAMAAAADgAAABAAAAASAAAAFAAAABYAAAAYAAAAGgAAABwAAAAeAAAAIAAAACIAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAABAAAAJausPgEEtD7V7RQ/Z89fviWrrD4BBLQ+tJtZPyq/nL4R5Q8/lQpGvmSnRb6ZCRY/ZKdFvpkJFj/V7RQ/Z89fvkzdkT+rwM++ZKdFvpkJFj/hpdS+CROXP1pFXb56hRc/JausPgEEtD4R5Q8/lQpGvtXtFD9nz1++xqibvn0ZYD9aRV2+eoUXPw==',
    scores: [0.969542412436303, -1.0074425996454774, -1.032058364944725, 1.027965982234578],
  },
  {
    input: { bits: 10, weighting: 'log-count', passes: 1 },
    file: '2AIAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJjbGFzc21hcmsiLCJmb3JtYXRWZXJzaW9uIjoiMSIsImxlYXJuZXIiOiJsaW5lYXItc2dkIiwid2VpZ2h0cy5mZWF0dXJlcyI6IntcImJpdHNcIjoxMCxcIm1heFdvcmRzXCI6MixcInN0b3BXb3Jkc1wiOlwibm9uZVwiLFwic2lnbmVkXCI6ZmFsc2UsXCJ3ZWlnaHRpbmdcIjpcImxvZy1jb3VudFwiLFwiZG9jdW1lbnRzXCI6MCxcImlzT3BlblwiOnRydWV9In0sImludGVyY2VwdHMiOnsiZHR5cGUiOiJGNjQiLCJzaGFwZSI6WzJdLCJkYXRhX29mZnNldHMiOlswLDE2XX0sImZlYXR1cmUuYnVja2V0cyI6eyJkdHlwZSI6IlUzMiIsInNoYXBlIjpbMTddLCJkYXRhX29mZnNldHMiOlsxNiw4NF19LCJmZWF0dXJlLmZyZXF1ZW5jaWVzIjp7ImR0eXBlIjoiVTMyIiwic2hhcGUiOlswXSwiZGF0YV9vZmZzZXRzIjpbODQsODRdfSwiZmVhdHVyZS53b3JkTWFya3MiOnsiZHR5cGUiOiJVMzIiLCJzaGFwZSI6WzE3XSwiZGF0YV9vZmZzZXRzIjpbODQsMTUyXX0sIndlaWdodC5zdGFydHMiOnsiZHR5cGUiOiJVMzIiLCJzaGFwZSI6WzE4XSwiZGF0YV9vZmZzZXRzIjpbMTUyLDIyNF19LCJ3ZWlnaHQuc3ViamVjdHMiOnsiZHR5cGUiOiJVMzIiLCJzaGFwZSI6WzM0XSwiZGF0YV9vZmZzZXRzIjpbMjI0LDM2MF19LCJ3ZWlnaHQudmFsdWVzIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlszNF0sImRhdGFfb2Zmc2V0cyI6WzM2MCw0OTZdfX0gICAgICtcj8L1KO6/jsL1KFyP7r8BAAAAUAAAAJUAAACtAAAAxQAAAOsAAABJAQAAZwEAAKABAADaAQAA5gEAAAgCAAAdAgAABQMAADcDAAA7AwAAnAMAAAIAAAAAAAAAgAAAAAAAAAAAAAAAAAAAAAAAEAAIAAAAIAAAAAAAAAAAAAAEAAAAAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIAAAAEAAAABgAAAAgAAAAKAAAADAAAAA4AAAAQAAAAEgAAABQAAAAWAAAAGAAAABoAAAAcAAAAHgAAACAAAAAiAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAEAAAAAAAAAAQAAAISY7z6QdOQ+V8IcP+V6VL6EmO8+kHTkPoujez8SdLu+asK9Pj9tIr5N/6i+1aj6Pk3/qL7VqPo+V8IcP+V6VL7Fs54/CL/zvk3/qL7VqPo++qckv9qchD+LXj2+zj+lPoSY7z6QdOQ+asK9Pj9tIr5Xwhw/5XpUvkrXA79R9E8/i149vs4/pT4=',
    scores: [0.8129978793905639, -1.0056448030822431, -1.1339211776421372, 0.5732203628193666],
  },
];

const words = [
  ['tide', 'salt'],
  ['steel', 'polymer'],
] as const;
const documents = Array.from({ length: 12 }, (_, i) => ({
  id: `${i}`,
  title: `Note ${i % 3}`,
  text: `about ${words[i % 2]?.[(i % 4) >> 1]} and ${words[i % 2]?.[0]}`,
}));
const labels = documents.map((_, i) => ({ yes: Uint32Array.of(i % 2), no: 'rest' as const }));

describe.each(formerModels)('a model of before there were runs of characters, by $input', ({ input, file, scores }) => {
  const bytes = Buffer.from(file, 'base64');

  it('scores as it did, and is stored as it was', () => {
    const weights = decodeWeights(linearSgdLearner, decodeArtefact(bytes));
    expect([...linearSgdLearner.decide(weights, documents.slice(0, 2))]).toEqual(scores);
    const encoded = encodeArtefact({ learner: 'linear-sgd', weights: linearSgdLearner.encode(weights), metadata: {} });
    expect(Buffer.from(encoded).equals(bytes)).toBe(true);
  });

  it('is learnt to the same bytes today', async () => {
    const context = { seed: 1, signal: new AbortController().signal, onProgress: () => {} };
    const parameters = linearSgdLearner.parseParameters(input);
    const weights = await linearSgdLearner.fit(() => [{ documents, labels }], 2, parameters, context);
    const encoded = encodeArtefact({ learner: 'linear-sgd', weights: linearSgdLearner.encode(weights), metadata: {} });
    expect(Buffer.from(encoded).equals(bytes)).toBe(true);
  });
});
