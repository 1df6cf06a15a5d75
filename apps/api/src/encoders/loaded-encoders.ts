import { type Database, readEncodedTexts, readEncoderFiles, uncancelled } from '@classmark/database';
import { AppError, type StoredEncoder } from '@classmark/domain';
import { EncoderError, EncoderThread, keyOfText, textToEncode, verifyEncoderFiles } from '@classmark/encoder';
import type { LearnerDocument } from '@classmark/learners';

/** Several versions may ask for the same text. */
const mostRecent = 50;

/** Encoders in threads of their own, each opened when a text is first to be encoded. */
export class LoadedEncoders implements AsyncDisposable {
  private readonly threads = new Map<number, Promise<EncoderThread>>();
  /** In order of use. */
  private readonly recent = new Map<string, Float32Array>();

  constructor(private readonly database: Database) {}

  /**
   * The vector of a document's text: what is kept of a stored one, else what the encoder makes of it. A text without an id
   * needs no database once the encoder is open.
   */
  async encode(encoder: StoredEncoder, document: LearnerDocument, signal: AbortSignal | null): Promise<Float32Array> {
    const text = textToEncode(document);
    const sha256 = keyOfText(text);
    const key = sha256.toString('hex');
    const kept = document.id === '' ? null : await readEncodedTexts(this.database, encoder.id, [sha256]);
    const recently = `${encoder.id} ${key}`;
    const vector = kept?.get(key) ?? this.recent.get(recently) ?? (await this.encodeText(encoder, text, signal));
    this.remember(recently, vector);
    return vector;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const opened = await Promise.allSettled(this.threads.values());
    await Promise.all(opened.map((thread) => thread.status === 'fulfilled' && thread.value[Symbol.asyncDispose]()));
  }

  private async encodeText(encoder: StoredEncoder, text: string, signal: AbortSignal | null): Promise<Float32Array> {
    const thread = this.threads.get(encoder.id) ?? uncancelled(() => this.open(encoder));
    this.threads.set(encoder.id, thread);
    try {
      return await (await thread).encode(text, signal ?? undefined);
    } catch (error) {
      // Unless nobody waits any more: the next text has it opened anew.
      if (signal?.aborted !== true && this.threads.get(encoder.id) === thread) this.threads.delete(encoder.id);
      throw error instanceof EncoderError ? new AppError('DAMAGED_ARTEFACT', error.message) : error;
    }
  }

  private async open({ id, checksum }: StoredEncoder): Promise<EncoderThread> {
    return EncoderThread.open(verifyEncoderFiles(await readEncoderFiles(this.database, id), checksum));
  }

  private remember(key: string, vector: Float32Array): void {
    this.recent.delete(key);
    this.recent.set(key, vector);
    const [oldest] = this.recent.keys();
    if (this.recent.size > mostRecent && oldest !== undefined) this.recent.delete(oldest);
  }
}
