import {
  encodeVersion,
  type LearnerDocument,
  loadRecipe,
  type TrainedVersion,
  trainClassifiers,
} from '@classmark/learners';
import { createRandom } from '@classmark/math';

export interface TinyVersion {
  readonly version: TrainedVersion;
  readonly artefact: Uint8Array;
}

const documents = 240;
const words = 30;

/**
 * Trains on documents that use their subject's own words (`amber1`, `amber2` …) among words of all, a few hundred of
 * them, in this process. What it says of texts of a few words, as tests write them, counts.
 */
export async function trainTiny(subjects: readonly string[], seed = 1): Promise<TinyVersion> {
  const result = await trainClassifiers({
    recipe: await loadRecipe('auto', {}),
    subjects,
    training: draft(subjects, seed),
    targetPrecision: 0.9,
    seed,
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  const version = { ...result, knownWordsFloor: null, provenance: { seed } };
  return { version, artefact: encodeVersion(version) };
}

/** A text of mostly one subject's words. */
export function writeText(subject: string, seed: number): string {
  const { next, below } = createRandom(seed);
  const word = () => (next() < 0.4 ? `${subject}${below(12)}` : `word${below(300)}`);
  return Array.from({ length: words }, word).join(' ');
}

function draft(subjects: readonly string[], seed: number) {
  const drafts = Array.from({ length: documents }, (_, n) => {
    const own = n % subjects.length;
    const document: LearnerDocument = {
      id: String(n),
      title: `About ${subjects[own]}`,
      text: writeText(subjects[own] ?? '', seed * 1_000 + n),
    };
    return { document, labels: { yes: Uint32Array.of(own), no: 'rest' as const } };
  });
  return () => [{ documents: drafts.map(({ document }) => document), labels: drafts.map(({ labels }) => labels) }];
}
