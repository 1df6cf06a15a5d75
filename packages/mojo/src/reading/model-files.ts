import type { Archive } from '../archive/read-archive.js';
import { MojoError } from '../mojo-error.js';

/** The files of one model: those below a prefix of the archive. */
export class ModelFiles {
  constructor(
    private readonly archive: Archive,
    readonly prefix = '',
  ) {}

  has(name: string): boolean {
    return this.archive.names.has(this.prefix + name);
  }

  read(name: string): Uint8Array {
    return this.archive.read(this.prefix + name);
  }

  view(name: string): DataView {
    const bytes = this.read(name);
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The lines of a text, as Java reads them: they end in LF, CR, or CR LF, and none is behind the last such end. */
  readLines(name: string): string[] {
    const lines = this.readText(name).split(/\r\n|\r|\n/);
    if (lines.at(-1) === '') lines.pop();
    return lines;
  }

  private readText(name: string): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.read(name));
    } catch (error) {
      if (error instanceof MojoError) throw error;
      throw new MojoError('DAMAGED', `"${this.prefix + name}" is not UTF-8.`);
    }
  }

  /** Names below a folder, without it. */
  list(folder: string): string[] {
    const start = this.prefix + folder;
    return [...this.archive.names].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
  }

  below(folder: string): ModelFiles {
    return new ModelFiles(this.archive, this.prefix + folder);
  }
}
