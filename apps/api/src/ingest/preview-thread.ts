import { previewRecords, type RecordPreview } from '@classmark/harvest';
import { callThread, type ThreadContract } from '@classmark/runtime';
import { outputOf, type ThreadAnswer } from '../threads/answer-or-refuse.js';
import { ThreadPlaces } from '../threads/thread-places.js';

export interface PreviewTask {
  readonly rows: number;
  readonly options: Parameters<typeof previewRecords>[2];
}

type Contract = ThreadContract<PreviewTask, 'next', Uint8Array | null, never, ThreadAnswer<RecordPreview>>;

/** Reads the first rows of a file in a thread of its own, which asks for the file piece by piece. */
export const previewThread: Contract = { script: new URL('./preview-rows.js', import.meta.url) };

const mostAtOnce = 4;

/** Previews of files outside the thread that answers requests: a file may be made to be read slowly. */
export class RowPreviews {
  private readonly places = new ThreadPlaces(mostAtOnce, 'Other files are being read; try again in a few seconds.');

  /** Ends with the signal. @throws AppError where the file as a whole cannot be read */
  async read(pieces: AsyncGenerator<Uint8Array>, task: PreviewTask, signal: AbortSignal): Promise<RecordPreview> {
    using _place = this.places.take();
    try {
      const answer = async () => (await pieces.next()).value ?? null;
      return outputOf(await callThread(previewThread, { input: task, signal, answer, hear: () => {} }));
    } finally {
      await pieces.return(undefined);
    }
  }
}
