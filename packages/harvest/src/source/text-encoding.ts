import { isAscii, isUtf8 } from 'node:buffer';
import { detectLegacyEncoding, type LegacyEncoding } from './legacy-encoding.js';

type Chunks = AsyncIterable<Uint8Array>;

/** How a file writes its characters. */
export type TextEncoding = UnicodeEncoding | LegacyEncoding;
type UnicodeEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export const isUnicode = (encoding: TextEncoding): encoding is UnicodeEncoding => encoding.startsWith('utf-');

/**
 * By its byte order mark, or by the zeros that ASCII has in UTF-16; one from before Unicode where it is text of which more
 * characters are wrong than right in UTF-8.
 */
export function detectEncoding(head: Uint8Array): TextEncoding {
  const [a, b] = head;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const wide = detectUtf16(head);
  if (wide !== null) return wide;
  return isUtf8(head) || hasControls(head) || !isMostlyWrong(head) ? 'utf-8' : detectLegacyEncoding(head);
}

const declaration = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/;
const longestDeclaration = 200;

/**
 * What an XML text declares that its characters are written in; null where it declares nothing that can be read, and where
 * they are UTF-8 all the same.
 */
export function declaredEncoding(head: Uint8Array): string | null {
  if (isUtf8(head) && !isAscii(head)) return null;
  const [, label] = declaration.exec(Buffer.from(head.subarray(0, longestDeclaration)).toString('latin1')) ?? [];
  const encoding = label === undefined ? null : encodingCalled(label);
  // A declaration that is read byte by byte is not in UTF-16.
  return encoding?.startsWith('utf-16') ? null : encoding;
}

function encodingCalled(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A whole text, however its characters are written. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(declaredEncoding(bytes) ?? detectEncoding(bytes)).decode(bytes);
}

const lookedAtBytes = 4_096;
/** Of bytes that are zero: ASCII letters, blanks and ends of lines have one each. */
const fewestZeros = 0.02;
/** Of the zeros, on one side: `\u4e00` and a few others have theirs on the other. */
const fewestOnOneSide = 0.9;

/** UTF-16 without a byte order mark; null where a file is something else. */
function detectUtf16(beginning: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = beginning.subarray(0, Math.min(lookedAtBytes, beginning.length & ~1));
  const zeros = [...head.keys()].filter((at) => head[at] === 0);
  if (zeros.length === 0 || zeros.length < head.length * fewestZeros) return null;
  const odd = zeros.filter((at) => at % 2 === 1).length / zeros.length;
  const guess = odd >= fewestOnOneSide ? 'utf-16le' : odd <= 1 - fewestOnOneSide ? 'utf-16be' : null;
  return guess !== null && isText(head, guess) ? guess : null;
}

/** Whether bytes are characters, and ones that texts have. */
function isText(head: Uint8Array, encoding: TextEncoding): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return !/(?![\t\n\f\r])\p{Cc}|\p{Cn}|\p{Co}/u.test(text);
  } catch {
    return false;
  }
}

/** No text has them: such a file is of another kind. */
const hasControls = (head: Uint8Array): boolean =>
  head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d);

/** Whether more bytes beyond ASCII stand alone than in characters of UTF-8; the last may be cut off. */
function isMostlyWrong(head: Uint8Array): boolean {
  let wrong = 0;
  let right = 0;
  for (let at = 0; at < head.length - 3; at++) {
    const lead = head[at] ?? 0;
    if (lead < 0x80) continue;
    const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (!isUtf8(head.subarray(at, at + size))) wrong += 1;
    else {
      right += 1;
      at += size - 1;
    }
  }
  return wrong > right;
}

const hasMark = (chunk: Uint8Array): boolean => chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;

async function* withoutMark(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst && hasMark(chunk) ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}

async function* decodeChunks(chunks: Chunks, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/**
 * The bytes in UTF-8, without a byte order mark.
 * @param encoding how they are written, by any of the names that `TextDecoder` knows
 */
export function toUtf8(chunks: Chunks, encoding: string): AsyncGenerator<Uint8Array> {
  return encoding === 'utf-8' ? withoutMark(chunks) : decodeChunks(chunks, encoding);
}
