import { parseXml, XmlError } from '../xml/parse-xml.js';

/** A record that is no XML, of an answer whose other records are. */
export interface BrokenRecord {
  /** Empty where it shows none. */
  readonly identifier: string;
  readonly message: string;
}

const oneRecord = /<((?:[\w.-]+:)?)record(?=[\s>])[\s\S]*?<\/\1record\s*>/g;
const identifierIn = /identifier\s*>\s*([^<>]*?)\s*</;

/** The records of an answer that cannot be read, and the answer without them. */
export function cutBrokenRecords(text: string): { readonly rest: string; readonly broken: readonly BrokenRecord[] } {
  const broken: BrokenRecord[] = [];
  const rest = text.replaceAll(oneRecord, (record) => {
    const message = findFault(record);
    if (message === null) return record;
    broken.push({ identifier: identifierIn.exec(record)?.[1] ?? '', message });
    return '';
  });
  return { rest, broken };
}

function findFault(record: string): string | null {
  try {
    parseXml(record);
    return null;
  } catch (error) {
    if (error instanceof XmlError) return error.message;
    throw error;
  }
}
