import { storableText } from '@classmark/domain';
import { readCount } from '../values/read-count.js';
import {
  childrenOf,
  findElement,
  parseXml,
  textOf,
  writtenTextOf,
  type XmlElement,
  XmlError,
} from '../xml/parse-xml.js';
import { type BrokenRecord, cutBrokenRecords } from './broken-records.js';

export interface OaiRecord {
  /** Empty where the repository gives none. */
  readonly identifier: string;
  /** When it last changed at the repository: a day, or a second. */
  readonly datestamp: string;
  readonly isDeleted: boolean;
  readonly sets: readonly string[];
  /** Null for a deleted record. */
  readonly metadata: XmlElement | null;
}

/** What a repository answers to ListRecords. */
export type OaiPage =
  | {
      readonly kind: 'records';
      readonly records: readonly OaiRecord[];
      readonly broken: readonly BrokenRecord[];
      /** An error that the repository sent with them. */
      readonly complaint: string | null;
      /** Where the list goes on; null at its end. */
      readonly token: string | null;
      /** Of the whole list, where the repository says. */
      readonly total: number | null;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'token-expired' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

function readRecord(record: XmlElement): OaiRecord {
  const header = findElement(record, 'header');
  const metadata = findElement(record, 'metadata');
  return {
    identifier: textOf(header && findElement(header, 'identifier')),
    datestamp: textOf(header && findElement(header, 'datestamp')),
    isDeleted: header?.attributes.status?.trim().toLowerCase() === 'deleted',
    sets: header === null ? [] : childrenOf(header, 'setSpec').map(textOf),
    metadata: (metadata && childrenOf(metadata)[0]) ?? null,
  };
}

/** As it was written, but for what cannot be kept: blanks within are part of it. */
const tokenOf = (element: XmlElement | null): string =>
  element === null ? '' : storableText(writtenTextOf(element)).trim();

const opening = /<((?:[\w.-]+:)?OAI-PMH)[\s>]/;

/** The answer alone, without what a server prints around it: warnings, a script. */
function withoutSurroundings(text: string): string {
  const found = opening.exec(text);
  if (found === null) return text;
  const end = text.indexOf('>', text.lastIndexOf(`</${found[1]}`));
  return end < found.index ? text : text.slice(found.index, end + 1);
}

interface Answer {
  readonly root: XmlElement;
  readonly broken: readonly BrokenRecord[];
}

/** The answer or, where that is no XML, what is left of it without what stands around it and the records for which it is none. */
function parseAnswer(text: string): Answer {
  try {
    return { root: parseXml(text), broken: [] };
  } catch (error) {
    if (!(error instanceof XmlError) || error.isRefused) throw error;
    const { rest, broken } = cutBrokenRecords(withoutSurroundings(text));
    if (rest === text) throw error;
    return { root: parseXml(rest), broken };
  }
}

/** Of one page; most have a hundred. */
const maxRecords = 20_000;

function readList(list: XmlElement, { broken }: Answer): Extract<OaiPage, { kind: 'records' }> {
  const records = childrenOf(list, 'record');
  if (records.length > maxRecords)
    throw new XmlError(`A page of more than ${maxRecords} records cannot be read.`, true);
  const tokenElement = findElement(list, 'resumptionToken');
  const token = tokenOf(tokenElement);
  const size = Number.parseInt(tokenElement?.attributes.completeListSize ?? '', 10);
  return {
    kind: 'records',
    broken,
    complaint: null,
    records: records.map(readRecord),
    token: token === '' ? null : token,
    total: readCount(size),
  };
}

/**
 * Whether records count although an error stands beside them: where it says that there are none, and where the list goes
 * on. At its end nothing would tell whether the error took the rest.
 */
const isReadable = (page: OaiPage, code: string): boolean =>
  page.kind === 'records' && page.records.length > 0 && (code === 'noRecordsMatch' || page.token !== null);

/** What people get to read of what a repository says. */
const mostSaid = 500;
const shorten = (text: string): string => (text.length > mostSaid ? `${text.slice(0, mostSaid)}…` : text);

/**
 * Reads an answer to ListRecords (OAI-PMH 2.0).
 * @throws XmlError where it is none
 */
export function parseOaiPage(text: string): OaiPage {
  const answer = parseAnswer(text);
  const { root } = answer;
  if (root.name !== 'OAI-PMH') throw new XmlError('The answer is not an OAI-PMH response; check the URL.');
  const [list] = childrenOf(root, 'ListRecords');
  const page = list === undefined ? null : readList(list, answer);
  const [error] = childrenOf(root, 'error');
  if (error === undefined) {
    if (page === null) throw new XmlError('The answer has neither records nor an error.');
    return page;
  }
  const { code: written = 'unknown' } = error.attributes;
  const [code, message] = [shorten(written), shorten(textOf(error))];
  if (page !== null && isReadable(page, code)) return { ...page, complaint: `(${code}) ${message}` };
  if (code === 'noRecordsMatch') return { kind: 'none' };
  if (code === 'badResumptionToken') return { kind: 'token-expired' };
  return { kind: 'refused', code, message };
}
