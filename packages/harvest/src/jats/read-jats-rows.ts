import { decodeUtf8, type RawRow, tooLong, type WrongRow, wrongRow } from '../row.js';
import { parseXml, XmlError } from '../xml/parse-xml.js';
import { jatsValues } from './jats-values.js';

/** Tags have no more blanks and no longer prefixes than these say, so that it does not matter where pieces are cut. */
const closing = /<\/(?:[\w.-]{1,80}:)?article\s{0,80}>/g;
/** What matters between articles: the next, and what may only speak of one. */
const between = /<!--|<\?|<(?:[\w.-]{1,80}:)?article(?=[\s>])/g;
const inside = new RegExp(String.raw`<!--|<\?|<!\[CDATA\[|${closing.source}`, 'g');
/** What matters in a comment, an instruction or a CDATA section of an article: its end, and tags that it quotes. */
const inQuotation: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({ '<!--': '-->', '<?': String.raw`\?>`, '<![CDATA[': String.raw`\]\]>` }).map(([opener, end]) => [
    opener,
    new RegExp(`${end}|${closing.source}`, 'g'),
  ]),
);
/** The end of an instruction between articles, also of a declaration as SGML has it. */
const tagEnd = />/g;
/** No tag that is looked for is longer. */
const tagLength = 200;
const article = /<(?:[\w.-]+:)?article[\s>]/;
const front = /<(?:[\w.-]+:)?front[\s>]/g;

/** Whether the beginning of a file is one of JATS, and not of a web page, which may have an `article`, too. */
export function isJats(head: string): boolean {
  const begun = head.search(article);
  if (begun === -1 || !head.trimStart().startsWith('<') || /<html[\s>]/i.test(head)) return false;
  front.lastIndex = begun;
  return front.test(head);
}

/** A comment, an instruction or a CDATA section that has begun. */
interface Quotation {
  readonly opener: string;
  readonly pattern: RegExp;
  /** The place of the first closing tag that it quotes. */
  tag: number | null;
}

/**
 * Cuts articles out of bytes that come in pieces, each a character; null for one that is too long. Tags are ASCII.
 * Goes through them once; places are counted from the beginning of the file.
 */
class ArticleSplitter {
  private readonly maxLength: number;
  /** What of the article is before `rest`. */
  private passed = '';
  private rest = '';
  /** The place where `rest` begins. */
  private position = 0;
  /** What of `rest` has been looked through. */
  private at = 0;
  /** The place where the article begins; null between articles. */
  private start: number | null = null;
  private isTooLong = false;
  private quotation: Quotation | null = null;
  /** The places before which no quotation ends, by its opener: those that begin before are none. */
  private readonly endless = new Map<string, number>();
  private hasEnded = false;

  constructor(maxLength: number) {
    this.maxLength = maxLength;
  }

  /** Whether an article has begun and not ended. */
  get isOpen(): boolean {
    return this.start !== null;
  }

  /** What is left once all is read. */
  end(): Generator<string | null> {
    this.hasEnded = true;
    return this.read('');
  }

  *read(text: string): Generator<string | null> {
    this.rest += text;
    do {
      for (let token = this.next(); token !== null; token = this.next()) {
        if (this.take(token)) yield this.cut();
      }
    } while (this.giveUp());
    // What may be the beginning of a tag is kept.
    this.pass(Math.max(this.at, this.rest.length - tagLength));
  }

  /** The next of what matters; null where nothing does, or not before the article is too long. */
  private next(): string | null {
    const pattern = this.pattern();
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.rest);
    if (found === null || this.isBeyond(pattern.lastIndex)) return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  private pattern(): RegExp {
    if (this.quotation !== null) return this.quotation.pattern;
    if (this.start === null) return between;
    return this.isTooLong ? closing : inside;
  }

  /** Whether an article that goes on to here becomes too long. */
  private isBeyond(at: number): boolean {
    return this.start !== null && !this.isTooLong && this.position + at - this.start > this.maxLength;
  }

  /** Whether the article ends here. */
  private take(token: string): boolean {
    const place = this.position + this.at - token.length;
    const isClosing = token.startsWith('</');
    if (this.quotation !== null) {
      if (isClosing) this.quotation.tag ??= place;
      else this.quotation = null;
      return false;
    }
    const pattern = inQuotation.get(token);
    if (pattern === undefined) {
      if (!isClosing) this.begin(token, place);
    } else if (place >= (this.endless.get(token) ?? 0)) {
      const isTag = this.start === null && token === '<?';
      this.quotation = { opener: token, pattern: isTag ? tagEnd : pattern, tag: null };
    }
    return isClosing;
  }

  private begin(token: string, place: number): void {
    this.pass(this.at - token.length);
    this.at = token.length;
    this.start = place;
  }

  private cut(): string | null {
    const text = this.isTooLong ? null : this.passed + this.rest.slice(0, this.at);
    this.start = null;
    this.isTooLong = false;
    this.pass(this.at);
    return text;
  }

  /** Takes off `rest` what has been looked through; only of an article it is kept. */
  private pass(length: number): void {
    this.passed = this.start === null || this.isTooLong ? '' : this.passed + this.rest.slice(0, length);
    this.rest = this.rest.slice(length);
    this.position += length;
    this.at = 0;
  }

  /**
   * Whether to look again since the article is too long or the file has ended: a quotation that has not ended is none, so
   * that the first tag it seemed to quote ends the article, and those behind are not lost.
   */
  private giveUp(): boolean {
    const { quotation, start } = this;
    if (start === null) return false;
    const isBeyond = this.isBeyond(this.rest.length);
    const tag = quotation?.tag ?? null;
    if (quotation === null || tag === null) {
      if (isBeyond) this.quotation = null;
      this.isTooLong ||= isBeyond;
      return isBeyond;
    }
    if (!isBeyond && !this.hasEnded) return false;
    this.endless.set(quotation.opener, isBeyond ? start + this.maxLength : Number.POSITIVE_INFINITY);
    this.rest = this.passed + this.rest;
    this.passed = '';
    this.position = start;
    this.at = tag - start;
    this.quotation = null;
    return true;
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
