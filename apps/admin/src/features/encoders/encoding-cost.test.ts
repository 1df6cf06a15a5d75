import { describe, expect, it } from 'vitest';
import { encodingCost } from './encoding-cost';

describe('what an encoder costs', () => {
  it('is what was measured, times the documents', () => {
    expect(encodingCost({ msPerText: 210.4, provenance: { measuredOn: 5 } }, 1_000)).toBe(
      'Encoding takes 210 ms per text, measured on your documents. 1,000 documents: about 4 minutes, less what is encoded already.',
    );
  });

  it('is said to be an estimate where there were no documents to measure on', () => {
    expect(encodingCost({ msPerText: 0.4, provenance: { measuredOn: 0 } }, 1)).toBe(
      'Encoding takes under 1 ms per text, estimated from a text of 200 words. 1 document: under a minute, less what is encoded already.',
    );
  });
});
