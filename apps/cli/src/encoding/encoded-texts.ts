import { join } from 'node:path';
import { countOf } from '@classmark/domain';
import { textToEncode } from '@classmark/encoder';
import type { SourceRecord } from '@classmark/harvest';
import type { LearnerDocument } from '@classmark/learner';
import type { EncoderMark } from '@classmark/learners';
import type { RecordFile } from '../files/record-file.js';
import { createBar } from '../terminal/create-bar.js';
import type { Terminal } from '../terminal/terminal.js';
import { type LoadedEncoder, loadEncoder } from './load-encoder.js';
import { VectorCache } from './vector-cache.js';

/** Texts that are encoded before the time for the rest is estimated. */
const probedTexts = 3;

/** Gives documents the vectors of an encoder, each text once: what was encoded is kept in the home folder. */
export class EncodedTexts {
  private constructor(
    private readonly encoder: LoadedEncoder,
    private readonly cache: VectorCache,
    private readonly terminal: Terminal,
  ) {}

  /** Throws InputFileError. */
  static async open(folder: string, home: string, terminal: Terminal): Promise<EncodedTexts> {
    const encoder = await loadEncoder(folder);
    const path = join(home, 'encoded-texts', `${encoder.sha256}.bin`);
    return new EncodedTexts(encoder, await VectorCache.open(path, encoder.dimensions), terminal);
  }

  get mark(): EncoderMark {
    const { sha256, dimensions } = this.encoder;
    return { sha256, dimensions };
  }

  async addVector<Document extends Pick<LearnerDocument, 'title' | 'text'>>(
    document: Document,
  ): Promise<Document & { vector: Float32Array }> {
    const text = textToEncode(document);
    const known = this.cache.find(text);
    if (known !== undefined) return { ...document, vector: known };
    const vector = this.encoder.encode(text);
    await this.cache.keep(text, vector);
    return { ...document, vector };
  }

  /** Makes all vectors of the records that are not known yet, and tells before what it takes. */
  async encodeFiles(files: readonly RecordFile[]): Promise<void> {
    const texts = new Set<string>();
    for (const file of files) {
      for await (const records of file.read()) for (const record of records) texts.add(textToEncode(record));
    }
    await this.encodeAll([...texts].filter((text) => this.cache.find(text) === undefined));
  }

  /** A file, encoded before, whose records come with their vectors. */
  async addVectors(file: RecordFile): Promise<RecordFile> {
    const withVectors: SourceRecord[][] = [];
    for await (const records of file.read()) {
      withVectors.push(await Promise.all(records.map((record) => this.addVector(record))));
    }
    return { read: () => withVectors, readSubjects: () => withVectors };
  }

  private async encodeAll(texts: readonly string[]): Promise<void> {
    const { terminal, encoder, cache } = this;
    const bar = terminal.progress && createBar({ stream: terminal.progress });
    const start = performance.now();
    try {
      for (const [i, text] of texts.entries()) {
        if (i === probedTexts) {
          const msEach = (performance.now() - start) / probedTexts;
          const minutes = (msEach * (texts.length - probedTexts)) / 60_000;
          terminal.err(
            `Encoding ${countOf(texts.length, 'text')} takes about ${minutes.toFixed(1)} min (${Math.round(msEach)} ms each); the vectors are kept for the next time.\n`,
          );
          bar?.start(texts.length, i);
        }
        await cache.keep(text, encoder.encode(text));
        bar?.update(i + 1);
      }
    } finally {
      bar?.stop();
    }
  }
}
