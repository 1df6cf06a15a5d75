import { parseXml, XmlError } from '../xml/parse-xml.js';

/** A record that is no XML, of an answer whose other records are. */
export interface BrokenRecord {
  /** Empty where it shows none. */
  readonly identifier: string;
  readonly message: string;
}

/** Of one page, most of which have a hundred; each is read by itself here. */
const maxRecords = 5_000;

const opening = /<(?:[\w.-]+:)?record(?=[\s>])/g;
const closing = /<\/(?:[\w.-]+:)?record\s*>/g;
const identifierIn = /identifier\s*>([^<>]*)</;

/** The records of an answer that cannot be read, and the answer without them. */
export function cutBrokenRecords(text: string): { readonly rest: string; readonly broken: readonly BrokenRecord[] } {
  const broken: BrokenRecord[] = [];
  let rest = '';
  let end = 0;
  let records = 0;
  for (const { from, to } of findRecords(text)) {
    records += 1;
    if (records > maxRecords)
      throw new XmlError(`A page of more than ${maxRecords} records, some of which are no XML, cannot be read.`, true);
    const record = text.slice(from, to);
    const message = findFault(record);
    if (message === null) continue;
    broken.push({ identifier: identifierIn.exec(record)?.[1]?.trim() ?? '', message });
    rest += text.slice(end, from);
    end = to;
  }
  return { rest: rest + text.slice(end), broken };
}

/** Where records begin and end, in one pass: who opens many and closes none gets none. */
function* findRecords(text: string): Generator<{ readonly from: number; readonly to: number }> {
  for (let end = 0; ; ) {
    opening.lastIndex = end;
    const from = opening.exec(text)?.index;
    if (from === undefined) return;
    closing.lastIndex = from;
    if (!closing.test(text)) return;
    end = closing.lastIndex;
    yield { from, to: end };
  }
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
