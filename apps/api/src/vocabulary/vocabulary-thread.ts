import type { Actor, VocabularyImport, VocabularyInput, VocabularyReport } from '@classmark/domain';
import { callThread, type ThreadContract } from '@classmark/runtime';
import { outputOf, type ThreadAnswer } from '../threads/answer-or-refuse.js';
import { ThreadPlaces } from '../threads/thread-places.js';

/** Whether a vocabulary file is applied, or tried out. */
export interface VocabularyTask {
  readonly databaseUrl: string;
  readonly actor: Actor;
  readonly input: VocabularyInput;
  readonly isPreview: boolean;
}

export type VocabularyOutcome = { readonly import: VocabularyImport } | { readonly report: VocabularyReport };

type Contract = ThreadContract<VocabularyTask, never, never, never, ThreadAnswer<VocabularyOutcome>>;

/** Reads a file, plans and writes it in a thread of its own: with 100,000 subjects each would hold up everybody else. */
export const vocabularyThread: Contract = {
  script: new URL('./apply-vocabulary.js', import.meta.url),
  // Ended before the database has taken the preview back, it would leave the statement there with its locks.
  stopTimeoutMs: 15_000,
};

/** Of each: previews, and imports. */
const mostAtOnce = 2;

/** Applies vocabulary files outside the thread that answers requests. */
export class VocabularyThreads {
  /** Apart, since a preview may wait for an import, and must not keep others from being begun. */
  private readonly places = {
    preview: new ThreadPlaces(
      mostAtOnce,
      'Other vocabularies are being previewed, or wait for a change of the database to end; try again in a few seconds.',
    ),
    import: new ThreadPlaces(
      mostAtOnce,
      'Other vocabularies are being imported, or wait for a change of the database to end; try again in a few seconds.',
    ),
  };

  constructor(private readonly databaseUrl: string) {}

  /** What a file changes, which is not done. Ends with the signal. @throws AppError */
  async preview(actor: Actor, input: VocabularyInput, signal: AbortSignal): Promise<VocabularyReport> {
    const outcome = await this.call({ actor, input, isPreview: true }, signal);
    return 'report' in outcome ? outcome.report : outcome.import.report;
  }

  /** Applies a file, whether anybody waits for it or not. @throws AppError */
  async import(actor: Actor, input: VocabularyInput): Promise<VocabularyImport> {
    const outcome = await this.call({ actor, input, isPreview: false }, new AbortController().signal);
    if ('import' in outcome) return outcome.import;
    throw new TypeError('A thread gave back a preview of an import.');
  }

  private async call(task: Omit<VocabularyTask, 'databaseUrl'>, signal: AbortSignal): Promise<VocabularyOutcome> {
    using _place = this.places[task.isPreview ? 'preview' : 'import'].take();
    const { databaseUrl } = this;
    const nothing = async (): Promise<never> => {
      throw new TypeError('The thread asks nothing.');
    };
    const call = { input: { ...task, databaseUrl }, signal, answer: nothing, hear: () => {} };
    return outputOf(await callThread(vocabularyThread, call));
  }
}
