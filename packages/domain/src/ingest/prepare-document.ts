import { createHash } from 'node:crypto';
import { cleanText } from '@classmark/text';
import { cleanDetails, type DocumentDetails, noDetails } from '../documents/document-details.js';
import { storableText } from '../storable.js';
import type { RowProblem, RowProblemCode, SetAsideReason } from './import-report.js';

/** A document as a source gives it, markup and all. */
export interface DocumentRecord {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** As written: slash paths or labels. Null: the source says nothing of this document's subjects. */
  readonly subjects: readonly string[] | null;
  /** Left out: the source says nothing else. */
  readonly details?: DocumentDetails | undefined;
}

/** What counts as an outlier. */
export interface OutlierRules {
  /** Documents with fewer words in title and text together are set aside. */
  readonly minWords: number;
  /** ISO 639-1 codes; documents clearly in another language are set aside. Empty: any language will do. */
  readonly languages: readonly string[];
}

/** What preparing needs of the world. */
export interface PrepareTools {
  /** ISO 639-1 code of a text's language; null where it cannot be told. */
  readonly detectLanguage: (text: string) => string | null;
  readonly rules: OutlierRules;
}

/** A document ready to be written. */
export interface PreparedDocument {
  readonly line: number;
  readonly externalId: string;
  readonly rawTitle: string;
  readonly rawText: string;
  readonly title: string;
  readonly text: string;
  readonly contentHash: Uint8Array;
  readonly idFraction: number;
  readonly outlier: SetAsideReason | null;
  readonly subjects: readonly string[] | null;
  readonly details: DocumentDetails;
}

/** Longer texts are whole books: the full-text index could not hold their words. */
export const maxTextLength = 200_000;
const maxTitleLength = 2_000;
export const maxIdLength = 500;

/** Cleans a record and judges whether it is an outlier. Gives a problem where it cannot be a document at all. */
export function prepareDocument(
  source: string,
  { line, record }: { readonly line: number; readonly record: DocumentRecord },
  tools: PrepareTools,
): PreparedDocument | RowProblem {
  const refuse = (code: RowProblemCode, message: string): RowProblem => ({ line, code, message });
  const externalId = storableText(record.id).trim();
  if (externalId === '' || externalId.length > maxIdLength) {
    return refuse('INVALID_RECORD', `"id" must have 1 to ${maxIdLength} characters.`);
  }
  const [rawTitle, rawText] = [storableText(record.title), storableText(record.text)];
  const [title, text] = [storableText(cleanText(rawTitle)), storableText(cleanText(rawText))];
  if (title === '' && text === '') {
    return refuse('NEITHER_TITLE_NOR_TEXT', 'The record has neither title nor text.');
  }
  if (title.length > maxTitleLength || Math.max(text.length, rawText.length / 4) > maxTextLength) {
    return refuse('TEXT_TOO_LONG', `A title has at most ${maxTitleLength} characters, a text ${maxTextLength}.`);
  }
  return {
    line,
    externalId,
    rawTitle,
    rawText,
    title,
    text,
    contentHash: hashContent(title, text),
    idFraction: idFractionOf(source, externalId),
    outlier: findOutlier(title, text, tools),
    subjects: record.subjects,
    details: cleanDetails(record.details ?? noDetails, externalId),
  };
}

/** What tells two documents of one content: case and markup aside. 16 bytes of SHA-256. */
export function hashContent(title: string, text: string): Uint8Array {
  return createHash('sha256').update(`${title}\n${text}`.toLowerCase()).digest().subarray(0, 16);
}

/** A number from 0 to 999 that a document has for good, whatever else comes in. */
export function idFractionOf(source: string, externalId: string): number {
  return createHash('sha256').update(`${source}\n${externalId}`).digest().readUInt32BE() % 1000;
}

function findOutlier(title: string, text: string, { rules, detectLanguage }: PrepareTools): SetAsideReason | null {
  const whole = `${title}\n${text}`;
  if (!hasWords(whole, rules.minWords)) return 'too_few_words';
  if (rules.languages.length === 0) return null;
  const language = detectLanguage(whole);
  return language === null || rules.languages.includes(language) ? null : 'wrong_language';
}

const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Whether a text has at least `count` words; also where a script has no spaces. Looks no further than it must. */
function hasWords(text: string, count: number): boolean {
  if (count === 0) return true;
  let words = 0;
  for (const { isWordLike } of wordSegmenter.segment(text)) {
    if (isWordLike === true) words += 1;
    if (words >= count) return true;
  }
  return false;
}
