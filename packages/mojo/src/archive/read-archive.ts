import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, type LocalFileHeader, type ZipFile } from 'yauzl';
import { MojoError } from '../mojo-error.js';

/** The files of a zip, unpacked on demand; without what operating systems leave beside them. */
export interface Archive {
  readonly names: ReadonlySet<string>;
  /** Whether the zip itself names its files so. */
  readonly isVerbatim: boolean;
  /** Throws MojoError where the file is absent, damaged, or too large. */
  read(name: string): Uint8Array;
}

interface Packed {
  readonly bytes: Uint8Array;
  readonly method: number;
  readonly size: number;
  readonly crc: number;
}

const megabyte = 2 ** 20;
const maxEntries = 200_000;
/** What a small zip may unpack to; a larger one up to a hundred times its size. */
const smallestLimit = 16 * megabyte;
const largestLimit = 512 * megabyte;
const encrypted = 1;

const isSafe = (name: string): boolean => !/^[/\\]|^[A-Za-z]:|\\|\0/.test(name) && !name.split('/').includes('..');

/** Without dots that lead nowhere, as in `./model.ini`. */
const plainName = (name: string): string =>
  name
    .split('/')
    .filter((part) => part !== '.')
    .join('/');

const isLitter = (name: string): boolean => /^__MACOSX\/|(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(name);

function damaged(error: unknown): MojoError {
  const reason = error instanceof Error ? error.message : String(error);
  if (/path|characters in fileName/.test(reason)) return new MojoError('UNSAFE_PATH', `The zip is refused: ${reason}.`);
  return new MojoError('NOT_A_MOJO', `The file is not a zip that can be read: ${reason}`);
}

/** Where the data of an entry are; its two headers must agree on the name. */
async function findPacked(zip: ZipFile, entry: Entry, bytes: Uint8Array): Promise<Packed> {
  const header: LocalFileHeader = await zip.readLocalFileHeaderPromise(entry);
  const name = entry.fileName;
  // Byte by byte, as it may be written in an older encoding, or with backslashes.
  if (Buffer.compare(header.fileName, entry.fileNameRaw) !== 0) {
    throw new MojoError('DAMAGED', `The zip has another name than "${name}" where that file begins.`);
  }
  const end = header.fileDataStart + entry.compressedSize;
  if (end > bytes.length) throw new MojoError('DAMAGED', `"${name}" reaches beyond the end of the zip.`);
  if ((entry.generalPurposeBitFlag & encrypted) !== 0) {
    throw new MojoError('NOT_SUPPORTED', `"${name}" is encrypted.`);
  }
  return {
    bytes: bytes.subarray(header.fileDataStart, end),
    method: entry.compressionMethod,
    size: entry.uncompressedSize,
    crc: entry.crc32,
  };
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > maxEntries) reject(new MojoError('TOO_LARGE', `The zip has over ${maxEntries} files.`));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

async function openEntries(bytes: Uint8Array): Promise<Pick<Archive, 'isVerbatim'> & { files: Map<string, Packed> }> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    autoClose: false,
  });
  const files = new Map<string, Packed>();
  let isVerbatim = true;
  for (const entry of await listEntries(zip)) {
    if (!isSafe(entry.fileName)) {
      throw new MojoError('UNSAFE_PATH', `The zip is refused: "${entry.fileName}" leads out of it.`);
    }
    const name = plainName(entry.fileName);
    if (name.endsWith('/') || isLitter(name)) continue;
    if (files.has(name)) throw new MojoError('DAMAGED', `The zip holds "${name}" twice.`);
    files.set(name, await findPacked(zip, entry, bytes));
    isVerbatim &&= entry.fileNameRaw.equals(Buffer.from(name));
  }
  return { files, isVerbatim };
}

function inflate(name: string, { bytes, method, size, crc }: Packed): Uint8Array {
  let unpacked: Uint8Array;
  if (method === 0) unpacked = bytes;
  else if (method === 8) {
    try {
      unpacked = inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
    } catch {
      throw new MojoError('DAMAGED', `"${name}" cannot be unpacked.`);
    }
  } else throw new MojoError('NOT_SUPPORTED', `"${name}" is packed by method ${method}; only deflate is read.`);
  if (unpacked.length !== size || crc32(unpacked) !== crc) {
    throw new MojoError('DAMAGED', `"${name}" is damaged: size or checksum is wrong.`);
  }
  return unpacked;
}

/** Opens a zip. Nothing is unpacked yet; all reads together stay within a limit that grows with the size of the zip. */
export async function readArchive(bytes: Uint8Array): Promise<Archive> {
  const { files, isVerbatim } = await openEntries(bytes).catch((error: unknown) => {
    throw error instanceof MojoError ? error : damaged(error);
  });
  const limit = Math.min(largestLimit, Math.max(smallestLimit, 100 * bytes.length));
  let left = limit;
  return {
    names: new Set(files.keys()),
    isVerbatim,
    read(name) {
      const packed = files.get(name);
      if (packed === undefined) throw new MojoError('DAMAGED', `"${name}" is missing from the zip.`);
      left -= packed.size;
      if (left < 0) {
        throw new MojoError('TOO_LARGE', `The zip unpacks to more than ${Math.floor(limit / megabyte)} MB.`);
      }
      return inflate(name, packed);
    },
  };
}
