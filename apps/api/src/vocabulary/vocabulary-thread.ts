import { currentSignal } from '@classmark/database';
import type {
  Actor,
  Effect,
  Merging,
  Target,
  VocabularyImport,
  VocabularyInput,
  VocabularyReport,
} from '@classmark/domain';
import { callThread, type ThreadContract } from '@classmark/runtime';
import { outputOf, type ThreadAnswer } from '../threads/answer-or-refuse.js';
import { ThreadPlaces } from '../threads/thread-places.js';

/** What is done with vocabularies, or only tried out. */
export type VocabularyWork =
  | { readonly kind: 'import'; readonly input: VocabularyInput; readonly isPreview: boolean }
  | { readonly kind: 'undo'; readonly importId: number; readonly isPreview: boolean }
  | { readonly kind: 'rename'; readonly target: Target; readonly name: string; readonly isPreview: false }
  | { readonly kind: 'merge'; readonly merging: Merging; readonly isPreview: boolean }
  | { readonly kind: 'delete'; readonly target: Target; readonly isPreview: boolean }
  | { readonly kind: 'export'; readonly scheme: { readonly id: number; readonly name: string } };

export interface VocabularyTask {
  readonly databaseUrl: string;
  readonly actor: Actor;
  readonly work: VocabularyWork;
}

export type VocabularyOutcome =
  | { readonly import: VocabularyImport }
  | { readonly report: VocabularyReport }
  | { readonly effects: readonly Effect[] }
  | { readonly skos: string };

type Contract = ThreadContract<VocabularyTask, never, never, never, ThreadAnswer<VocabularyOutcome>>;

/** Reads a vocabulary, plans and writes it in a thread of its own: with 100,000 subjects each would hold up everybody else. */
export const vocabularyThread: Contract = {
  script: new URL('./apply-vocabulary.js', import.meta.url),
  // Ended before the database has taken the preview back, it would leave the statement there with its locks.
  stopTimeoutMs: 15_000,
};

/** Of each: previews, exports, and changes. */
const mostAtOnce = 2;

const placesFor = (what: string): ThreadPlaces =>
  new ThreadPlaces(
    mostAtOnce,
    `Other vocabularies are being ${what}, or wait for a change of the database to end; try again in a few seconds.`,
  );

type Doing = Pick<VocabularyTask, 'actor' | 'work'>;

/** Works on vocabularies outside the thread that answers requests. What ends with its request ends here, too. */
export class VocabularyThreads {
  /** Apart, since a preview may wait for a change, and must not keep others from being begun. */
  private readonly places = {
    preview: placesFor('previewed'),
    export: placesFor('exported'),
    change: placesFor('changed'),
  };

  constructor(private readonly databaseUrl: string) {}

  /** What a file changes, which is not done. @throws AppError */
  async preview(actor: Actor, input: VocabularyInput): Promise<VocabularyReport> {
    const outcome = await this.call({ actor, work: { kind: 'import', input, isPreview: true } });
    if ('report' in outcome) return outcome.report;
    throw unexpected();
  }

  /** Applies a file. @throws AppError */
  async import(actor: Actor, input: VocabularyInput): Promise<VocabularyImport> {
    const outcome = await this.call({ actor, work: { kind: 'import', input, isPreview: false } });
    if ('import' in outcome) return outcome.import;
    throw unexpected();
  }

  /** Changes by hand, or previews of them. @throws AppError */
  async change(doing: Doing): Promise<readonly Effect[]> {
    const outcome = await this.call(doing);
    if ('effects' in outcome) return outcome.effects;
    throw unexpected();
  }

  /** A scheme in SKOS, as Turtle. @throws AppError */
  async export(actor: Actor, scheme: { readonly id: number; readonly name: string }): Promise<string> {
    const outcome = await this.call({ actor, work: { kind: 'export', scheme } });
    if ('skos' in outcome) return outcome.skos;
    throw unexpected();
  }

  private async call({ actor, work }: Doing): Promise<VocabularyOutcome> {
    using _place = this.places[placeOf(work)].take();
    const { databaseUrl } = this;
    const nothing = async (): Promise<never> => {
      throw new TypeError('The thread asks nothing.');
    };
    const input = { databaseUrl, actor, work };
    const call = { input, signal: currentSignal(), answer: nothing, hear: () => {} };
    return outputOf(await callThread(vocabularyThread, call));
  }
}

function placeOf(work: VocabularyWork): 'preview' | 'export' | 'change' {
  if (work.kind === 'export') return 'export';
  return work.isPreview ? 'preview' : 'change';
}

const unexpected = (): Error => new TypeError('A thread gave back what it was not asked for.');
