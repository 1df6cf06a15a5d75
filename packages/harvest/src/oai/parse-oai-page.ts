import { childrenOf, findElement, parseXml, textOf, type XmlElement, XmlError } from '../xml/parse-xml.js';

const namespace = 'http://www.openarchives.org/OAI/2.0/';

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
      readonly responseDate: string;
      readonly records: readonly OaiRecord[];
      /** Where the list goes on; null at its end. */
      readonly token: string | null;
      /** Of the whole list, where the repository says. */
      readonly total: number | null;
    }
  | { readonly kind: 'none'; readonly responseDate: string }
  | { readonly kind: 'token-expired' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

function readRecord(record: XmlElement): OaiRecord {
  const header = findElement(record, 'header');
  const metadata = findElement(record, 'metadata');
  return {
    identifier: textOf(header && findElement(header, 'identifier')),
    datestamp: textOf(header && findElement(header, 'datestamp')),
    isDeleted: header?.attributes.status === 'deleted',
    sets: header === null ? [] : childrenOf(header, 'setSpec').map(textOf),
    metadata: (metadata && childrenOf(metadata)[0]) ?? null,
  };
}

function readList(list: XmlElement, responseDate: string): OaiPage {
  const tokenElement = findElement(list, 'resumptionToken');
  const token = textOf(tokenElement);
  const size = Number.parseInt(tokenElement?.attributes.completeListSize ?? '', 10);
  return {
    kind: 'records',
    responseDate,
    records: childrenOf(list, 'record').map(readRecord),
    token: token === '' ? null : token,
    total: Number.isNaN(size) ? null : size,
  };
}

/**
 * Reads an answer to ListRecords (OAI-PMH 2.0).
 * @throws XmlError where it is none
 */
export function parseOaiPage(text: string): OaiPage {
  const root = parseXml(text);
  if (root.name !== 'OAI-PMH' || root.namespace !== namespace)
    throw new XmlError('The answer is not an OAI-PMH response; check the URL.');
  const responseDate = textOf(findElement(root, 'responseDate'));
  const [error] = childrenOf(root, 'error');
  if (error === undefined) {
    const list = findElement(root, 'ListRecords');
    if (list === null) throw new XmlError('The answer has neither records nor an error.');
    return readList(list, responseDate);
  }
  const { code = 'unknown' } = error.attributes;
  if (code === 'noRecordsMatch') return { kind: 'none', responseDate };
  if (code === 'badResumptionToken') return { kind: 'token-expired' };
  return { kind: 'refused', code, message: textOf(error) };
}
