import { ArtefactError, type Chunk } from '@classmark/learner';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRecipe } from '../recipes/load-recipe.js';
import { scoreDocuments } from './score-documents.js';
import { trainClassifiers } from './train-classifiers.js';
import { decodeVersion, encodeVersion, type TrainedVersion } from './version-artefact.js';

const texts = ['whales sing in the sea', 'ants build a hill of leaves', 'whales and ants', 'leaves fall into the sea'];
const documents = Array.from({ length: 40 }, (_, i) => ({ id: `${i}`, title: '', text: `${texts[i % 4]} ${i}` }));

function* corpus(): Generator<Chunk> {
  const yes = (text: string) => Uint32Array.from([/whales/, /ants/].flatMap((word, s) => (word.test(text) ? [s] : [])));
  yield { documents, labels: documents.map(({ text }) => ({ yes: yes(text), no: 'rest' })) };
}

async function trainVersion(): Promise<TrainedVersion> {
  const { learner, parameters, weights, classifiers, giveOne, knownWordsFloor } = await trainClassifiers({
    recipe: await loadRecipe('linear-sgd', { bits: 10 }),
    subjects: ['whales', 'ants', 'myth'],
    training: corpus,
    test: corpus,
    targetPrecision: 0.9,
    seed: 1,
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  return { learner, parameters, weights, classifiers, giveOne, knownWordsFloor, provenance: { seed: 1 } };
}

/** The artefact with one text of its header replaced by another of the same length. */
function tamper(bytes: Uint8Array, find: string, replace: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').replace(find, replace);
  return Buffer.from(text, 'latin1');
}

describe('a version as one file', () => {
  let version: TrainedVersion;
  let bytes: Uint8Array;
  beforeAll(async () => {
    version = await trainVersion();
    bytes = encodeVersion(version);
  });

  it('scores the same after reading', async () => {
    expect(scoreDocuments(await decodeVersion(bytes), documents)).toEqual(scoreDocuments(version, documents));
  });

  it('may come in a Buffer, which is a view of something larger', async () => {
    const buffer = Buffer.concat([Buffer.from('x'), bytes]).subarray(1);
    expect(scoreDocuments(await decodeVersion(buffer), documents)).toEqual(scoreDocuments(version, documents));
  });

  it('keeps how few known words are too few; older ones, which do not say, load as well', async () => {
    expect((await decodeVersion(bytes)).knownWordsFloor).toEqual(version.knownWordsFloor);
    const older = tamper(bytes, '"knownWordsFloor"', '"anotherThing_xx"');
    expect((await decodeVersion(older)).knownWordsFloor).toBeNull();
  });

  it('keeps everything but the metrics', async () => {
    const { classifiers, giveOne, parameters, provenance } = await decodeVersion(bytes);
    const withoutMetrics = version.classifiers.map((c) => (c.state === 'trained' ? { ...c, metrics: null } : c));
    expect(classifiers).toEqual(withoutMetrics);
    expect({ giveOne, parameters, provenance }).toEqual({
      giveOne: version.giveOne,
      parameters: version.parameters,
      provenance: { seed: 1 },
    });
  });

  it('reads versions of before other calibrations and prevalences were kept', async () => {
    const plain = version.classifiers.map((c) =>
      c.state === 'trained' ? { ...c, calibration: { kind: 'platt', a: 1, g: 0, b: -1 } as const } : c,
    );
    const text = Buffer.from(encodeVersion({ ...version, classifiers: plain })).toString('latin1');
    // Of the same length, so that the header's length stays true.
    const older = text.replaceAll(/\\"g\\":0,|\\"trainingPrevalence\\":[^,]*,/g, (kept) => ' '.repeat(kept.length));
    const { classifiers } = await decodeVersion(Buffer.from(older, 'latin1'));
    const [first] = classifiers;
    expect(first).toMatchObject({ calibration: { a: 1, g: 0, b: -1 }, thresholdBasis: { trainingPrevalence: null } });
  });

  it.each([
    ['the threshold basis', [['thresholdBasis', 'evidence']]],
    ['the training prevalence', [['trainingPrevalence', 'trainingShare']]],
    [
      'either',
      [
        ['thresholdBasis', 'evidence'],
        ['trainingPrevalence', 'trainingShare'],
      ],
    ],
  ])('reads versions of before %s had its name', async (_what, names) => {
    const text = Buffer.from(bytes).toString('latin1');
    const asKey = (name: string, length: number): string => `\\"${name}\\":`.padEnd(length + 5);
    const older = names.reduce(
      (all, [now = '', before = '']) => all.replaceAll(asKey(now, now.length), asKey(before, now.length)),
      text,
    );
    expect(older).not.toBe(text);
    const { classifiers } = await decodeVersion(Buffer.from(older, 'latin1'));
    expect(classifiers).toEqual((await decodeVersion(bytes)).classifiers);
  });

  it('has the same bytes when trained again', async () => {
    expect(encodeVersion(await trainVersion())).toEqual(bytes);
  });

  it.each([
    { name: 'cut short', damage: (b: Uint8Array) => b.subarray(0, b.length - 10), message: /cut short/ },
    { name: 'no artefact', damage: () => Buffer.from('hello, world'), message: /not a safetensors/ },
    {
      name: 'by an unknown learner',
      damage: (b: Uint8Array) => tamper(b, '"learner":"linear-sgd"', '"learner":"linear-sgb"'),
      message: /"linear-sgb"/,
    },
    {
      name: 'with a classifier changed',
      damage: (b: Uint8Array) => tamper(b, '\\"kind\\":\\"platt\\"', '\\"kind\\":\\"plott\\"'),
      message: /damaged/,
    },
  ])('is refused when $name', async ({ damage, message }) => {
    const error = await decodeVersion(damage(bytes)).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ArtefactError);
    expect(String(error)).toMatch(message);
  });
});
