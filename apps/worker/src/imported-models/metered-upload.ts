import { type Database, readUploadRange, type Upload } from '@classmark/database';
import type { SeekableFile } from '@classmark/harvest';

/** An upload that knows how far it has been read, from which its number of rows can be guessed. */
export class MeteredUpload implements SeekableFile {
  private readBytes = 0;

  constructor(
    private readonly database: Database,
    private readonly upload: Upload,
  ) {}

  get sizeBytes(): number {
    return this.upload.sizeBytes;
  }

  async slice(start: number, end: number): Promise<Uint8Array> {
    const bytes = await readUploadRange(this.database, this.upload.id, { start, end });
    this.readBytes = Math.max(this.readBytes, end);
    return bytes;
  }

  /** Rows in the whole file if the rest is like the first `seen`. */
  estimateTotal(seen: number): number {
    return Math.max(seen, Math.round((seen * this.sizeBytes) / Math.max(1, this.readBytes)));
  }
}
