import { decodeUtf8, type RawRow, tooLong, type WrongRow, wrongRow } from '../row.js';
import { parseXml, XmlError } from '../xml/parse-xml.js';
import { jatsValues } from './jats-values.js';

/** An article or a comment between articles, which may speak of them. */
const opening = /<!--|<(?:[\w.-]+:)?article(?=[\s>])/g;
const closing = /<\/(?:[\w.-]+:)?article\s*>/g;
const dataEnd = ']]>';
const article = /<(?:[\w.-]+:)?article[\s>]/;
const front = /<(?:[\w.-]+:)?front[\s>]/g;
/** No tag that is looked for is longer. */
const tagLength = 100;

/** Whether the beginning of a file is one of JATS, and not of a web page, which may have an `article`, too. */
export function isJats(head: string): boolean {
  const begun = head.search(article);
  if (begun === -1 || !head.trimStart().startsWith('<') || /<html[\s>]/i.test(head)) return false;
  front.lastIndex = begun;
  return front.test(head);
}

/** Cuts articles out of bytes that come in pieces, each a character; null for one that is too long. Tags are ASCII. */
class ArticleSplitter {
  private readonly maxLength: number;
  private rest = '';
  /** Where the end of the article that has begun is looked for; null between articles. */
  private from: number | null = null;
  private isTooLong = false;
  private hasEnded = false;

  constructor(maxLength: number) {
    this.maxLength = maxLength;
  }

  /** Whether an article has begun and not ended. */
  get isOpen(): boolean {
    return this.from !== null;
  }

  /** What is left once all is read: a tag that seemed to be quoted, without an end of the quotation, ends its article. */
  end(): Generator<string | null> {
    this.hasEnded = true;
    return this.read('');
  }

  *read(text: string): Generator<string | null> {
    this.rest += text;
    while (this.from !== null || this.begin()) {
      const end = this.findEnd(this.from ?? 0);
      if (end === null) return;
      yield this.isTooLong || end > this.maxLength ? null : this.rest.slice(0, end);
      this.rest = this.rest.slice(end);
      this.from = null;
      this.isTooLong = false;
    }
  }

  private begin(): boolean {
    opening.lastIndex = 0;
    for (let found = opening.exec(this.rest); found !== null; found = opening.exec(this.rest)) {
      this.rest = this.rest.slice(found.index);
      if (found[0] !== '<!--') {
        this.from = 0;
        return true;
      }
      if (!this.passComment()) return false;
      opening.lastIndex = 0;
    }
    // What may be the beginning of a tag is kept.
    this.rest = this.rest.slice(-tagLength);
    return false;
  }

  /** Whether the comment that has begun ends; of one that does not, only what its end may be in is kept. */
  private passComment(): boolean {
    const end = this.rest.indexOf('-->', '<!--'.length);
    this.rest = end === -1 ? `<!--${this.rest.slice('<!--'.length).slice(-2)}` : this.rest.slice(end + '-->'.length);
    return end !== -1;
  }

  private findEnd(from: number): number | null {
    closing.lastIndex = from;
    for (let found = closing.exec(this.rest); found !== null; found = closing.exec(this.rest)) {
      const end = closing.lastIndex;
      if (!this.isQuoted(found.index)) return end;
      const quoted = this.rest.indexOf(dataEnd, end);
      if (quoted === -1) {
        this.from = found.index;
        return this.hasEnded || this.rest.length > this.maxLength ? end : null;
      }
      closing.lastIndex = quoted + dataEnd.length;
    }
    if (this.rest.length > this.maxLength) {
      this.isTooLong = true;
      this.rest = this.rest.slice(-tagLength);
    }
    this.from = Math.max(0, this.rest.length - tagLength);
    return null;
  }

  /** Whether a CDATA section has begun before a tag and not ended. */
  private isQuoted(tag: number): boolean {
    const begun = this.rest.lastIndexOf('<![CDATA[', tag);
    if (begun === -1 || this.rest.lastIndexOf(dataEnd, tag) > begun) return false;
    return !this.isWithin('<!--', '-->', begun) && !this.isWithin('<?', '?>', begun);
  }

  /** Whether a comment or an instruction is open at a place. */
  private isWithin(opened: string, closed: string, at: number): boolean {
    const { rest } = this;
    return rest.lastIndexOf(opened, at) > Math.max(rest.lastIndexOf(closed, at), rest.lastIndexOf(dataEnd, at));
  }
}

/** @param bytes as characters of Latin-1, one each */
function readArticle(line: number, bytes: string): RawRow | WrongRow {
  const text = decodeUtf8(Buffer.from(bytes, 'latin1'));
  if (text === null) return wrongRow(line, 'invalid-utf8', 'The article has characters that cannot be read.');
  try {
    return { line, values: jatsValues(parseXml(text)) };
  } catch (error) {
    if (error instanceof XmlError) return wrongRow(line, 'invalid-record', error.message);
    throw error;
  }
}

/**
 * The articles of a file, or of files one after another: whatever stands around them, such as a document type or the root
 * of a set, is passed over. A row's line is the number of its article.
 */
export async function* readJatsRows(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<(RawRow | WrongRow)[]> {
  const splitter = new ArticleSplitter(maxBytes);
  let line = 0;
  const readAll = (texts: Generator<string | null>): (RawRow | WrongRow)[] =>
    Array.from(texts, (text) => {
      line += 1;
      return text === null ? tooLong(line, maxBytes) : readArticle(line, text);
    });
  for await (const chunk of chunks) {
    const rows = readAll(splitter.read(Buffer.from(chunk).toString('latin1')));
    if (rows.length > 0) yield rows;
  }
  const rows = readAll(splitter.end());
  if (rows.length > 0) yield rows;
  if (splitter.isOpen) yield [wrongRow(line + 1, 'invalid-record', 'The article is cut off.')];
}
