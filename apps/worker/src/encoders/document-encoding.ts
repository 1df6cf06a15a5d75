import { type Database, keepEncodedTexts, readEncodedTexts } from '@classmark/database';
import { AppError, type StoredEncoder } from '@classmark/domain';
import { type EncoderThread, keyOfText, textToEncode } from '@classmark/encoder';
import type { RunAttempt } from '@classmark/jobs';
import { openEncoder } from './open-encoder.js';

/** Kept together: what a worker that is killed loses. */
const keptTogether = 16;

interface Readable {
  readonly title: string;
  readonly text: string;
}

/**
 * Gives documents the vectors of an encoder: what is kept of a text, or what the encoder makes of it, which is kept then. The
 * encoder is opened where a text is new.
 */
export class DocumentEncoding implements AsyncDisposable {
  private thread: Promise<EncoderThread> | null = null;
  private encoded = 0;

  constructor(
    private readonly database: Database,
    readonly encoder: StoredEncoder,
    private readonly attempt: Pick<RunAttempt, 'signal' | 'report'>,
  ) {}

  /** @param total texts to be encoded in the run, where it is known; for its progress */
  async addVectors<Document extends Readable>(
    documents: readonly Document[],
    total: number | null = null,
  ): Promise<(Document & { readonly vector: Float32Array })[]> {
    const texts = documents.map(textToEncode);
    const keys = texts.map(keyOfText);
    const vectors = new Map(await readEncodedTexts(this.database, this.encoder.id, keys));
    const missing = new Map(
      texts.flatMap((text, i) => {
        const key = keys[i]?.toString('hex') ?? '';
        return vectors.has(key) ? [] : [[key, text] as const];
      }),
    );
    for (const [key, vector] of await this.encode([...missing], total)) vectors.set(key, vector);
    return documents.map((document, i) => {
      const vector = vectors.get(keys[i]?.toString('hex') ?? '');
      if (vector === undefined) throw new Error('A text has no vector after it was encoded.');
      return { ...document, vector };
    });
  }

  /** Lets go of the encoder; it is opened again where another text is new. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { thread } = this;
    this.thread = null;
    await (await thread?.catch(() => null))?.[Symbol.asyncDispose]();
  }

  private async encode(texts: readonly (readonly [string, string])[], total: number | null) {
    const made: [key: string, vector: Float32Array][] = [];
    for (let from = 0; from < texts.length; from += keptTogether) {
      const batch: [key: string, vector: Float32Array][] = [];
      for (const [key, text] of texts.slice(from, from + keptTogether)) {
        // Once the run is cancelled nobody would close another thread.
        this.attempt.signal.throwIfAborted();
        this.thread ??= openEncoder(this.database, this.encoder);
        batch.push([key, await (await this.thread).encode(text, this.attempt.signal)]);
        this.encoded += 1;
        this.attempt.report({ phase: 'encode', done: this.encoded, total });
      }
      await this.keep(batch);
      made.push(...batch);
    }
    return made;
  }

  private async keep(batch: readonly (readonly [string, Float32Array])[]): Promise<void> {
    const rows = batch.map(([key, vector]) => ({ sha256: Buffer.from(key, 'hex'), vector }));
    if (await keepEncodedTexts(this.database, this.encoder.id, rows)) return;
    throw new AppError('NOT_FOUND', `The encoder "${this.encoder.name}" has been deleted.`);
  }
}
