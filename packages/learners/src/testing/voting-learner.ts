import type { Chunk, Corpus, Learner, LearnerDocument, WordCounts } from '@classmark/learner';
import type { TrainingRequest } from '../training/train-classifiers.js';

/** A document's subjects; those in `unknown` are not said. */
export interface Example {
  readonly id: string;
  readonly text: string;
  readonly yes: readonly number[];
  readonly unknown?: readonly number[];
}

export const votedSubjects = ['whales', 'ants', 'rare'];

export function chunkOf(examples: readonly Example[]): Chunk {
  const subjects = [...votedSubjects.keys()];
  return {
    documents: examples.map(({ id, text }) => ({ id, title: '', text })),
    labels: examples.map(({ yes, unknown }) => ({
      yes: Uint32Array.from(yes),
      no: unknown ? Uint32Array.from(subjects.filter((s) => !yes.includes(s) && !unknown.includes(s))) : 'rest',
    })),
  };
}

export function corpusOf(examples: readonly Example[]): Corpus {
  return function* pass() {
    for (let at = 0; at < examples.length; at += 7) yield chunkOf(examples.slice(at, at + 7));
  };
}

/** Each word's votes for each subject: yes minus no, over the documents that have it. */
export type Votes = Map<string, Float64Array>;

const wordsOf = ({ text }: LearnerDocument): string[] => text.split(' ');

/** For tests: learns votes of words, and remembers what it was fitted on and asked. */
export class VotingLearner implements Learner<null, Votes> {
  readonly id = 'voting';
  readonly capabilities = { update: false, explain: false, resume: false };
  readonly fits: string[][] = [];
  readonly decisions: { fit: number; id: string }[] = [];
  private readonly numbers = new Map<Votes, number>();

  /** @param hear what it makes of a word */
  constructor(private readonly hear: (word: string) => string = (word) => word) {}

  parseParameters(): null {
    return null;
  }

  async settle(...[, , parameters]: Parameters<Learner<null, Votes>['settle']>): Promise<null> {
    return parameters;
  }

  async fit(...[corpus, subjects, , context]: Parameters<Learner<null, Votes>['fit']>): Promise<Votes> {
    const votes: Votes = new Map();
    const ids: string[] = [];
    for await (const { documents, labels } of corpus()) {
      for (const [i, document] of documents.entries()) {
        ids.push(document.id);
        for (const word of wordsOf(document).map(this.hear)) {
          const sum = votes.get(word) ?? new Float64Array(subjects);
          const yes = labels[i]?.yes ?? new Uint32Array();
          votes.set(
            word,
            sum.map((vote, s) => vote + (yes.includes(s) ? 1 : -1)),
          );
        }
      }
      context.onProgress({ phase: 'fit', pass: 1, passes: 1, chunk: 1, done: ids.length, total: null, loss: 0 });
    }
    const progress = { phase: 'fit', pass: 1, passes: 1, chunk: 1, loss: 0 } as const;
    context.onProgress({ ...progress, done: ids.length, total: ids.length });
    this.numbers.set(votes, this.fits.push(ids) - 1);
    return votes;
  }

  decide(votes: Votes, documents: readonly LearnerDocument[]): Float64Array {
    const width = [...votes.values()][0]?.length ?? 0;
    const rows = documents.map((document) => {
      this.decisions.push({ fit: this.numbers.get(votes) ?? -1, id: document.id });
      const words = wordsOf(document).map(this.hear);
      const sum = (s: number): number => words.reduce((total, word) => total + Math.tanh(votes.get(word)?.[s] ?? 0), 0);
      return Array.from({ length: width }, (_, s) => sum(s) / words.length);
    });
    return Float64Array.from(rows.flat());
  }

  countWords(votes: Votes, document: LearnerDocument): WordCounts {
    const words = new Set(wordsOf(document).map(this.hear));
    return { all: words.size, known: words.intersection(votes).size };
  }

  encode(): never {
    throw new Error('not asked for here');
  }

  decode(): never {
    throw new Error('not asked for here');
  }
}

/** Whales and ants in turn, every tenth document with both, one rare. */
export function examples(count: number, from = 0): Example[] {
  return Array.from({ length: count }, (_, i): Example => {
    const yes = i % 10 === 0 ? [0, 1] : [i % 2];
    const words = [yes.includes(0) ? 'song sea' : '', yes.includes(1) ? 'hill leaf' : '', `filler${i % 5} number${i}`];
    return { id: `${from + i}`, text: words.join(' ').trim(), yes: i === 3 ? [...yes, 2] : yes };
  });
}

/** A request for all but the recipe: to train on a hundred examples. */
export function requestForExamples(overrides: Partial<TrainingRequest> = {}): Omit<TrainingRequest, 'recipe'> {
  return {
    subjects: votedSubjects,
    training: corpusOf(examples(100)),
    targetPrecision: 0.8,
    seed: 1,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...overrides,
  };
}
