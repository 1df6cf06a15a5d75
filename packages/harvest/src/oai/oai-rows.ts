import { type FieldMapping } from '../fields/field-mapping.js';
import { guessMapping } from '../fields/guess-mapping.js';
import { jatsColumns, jatsValues } from '../jats/jats-values.js';
import { type RawRow, type WrongRow, wrongRow } from '../row.js';
import { splitCell } from '../values/split-cell.js';
import { childrenOf, textOf, type XmlElement, XmlError } from '../xml/parse-xml.js';
import type { OaiRecord } from './parse-oai-page.js';

/** The elements of simple Dublin Core. */
const dcElements = [
  ...['title', 'creator', 'subject', 'description', 'publisher', 'contributor', 'date', 'type', 'format', 'identifier'],
  ...['source', 'language', 'relation', 'coverage', 'rights'],
];

/** A row with how its fields are called. */
export interface MappedRow {
  readonly row: RawRow;
  readonly mapping: FieldMapping;
}

const dcMapping = guessMapping(['id', ...dcElements.map((name) => `dc:${name}`)]);
const jatsMapping = guessMapping(jatsColumns);

/** An element should hold one subject; many repositories put all of them into one, as into a cell of a table. */
const subjectsOf = (element: XmlElement): readonly string[] => splitCell(textOf(element), null);

/** What DSpace notes of how an item came in, and some repositories give out as descriptions. */
const isProvenance = (text: string): boolean => /\bNo\. of bitstreams: \d/.test(text);

/** Elements of one name by what they are kept as: a title or description is that in the language which comes first. */
function nameElements(elements: readonly XmlElement[]): (element: XmlElement) => string {
  const nameOf = ({ name }: XmlElement): string => name.toLowerCase();
  const languageOf = ({ attributes }: XmlElement): string => attributes.lang?.trim() ?? '';
  const first = new Map(elements.toReversed().map((element) => [nameOf(element), languageOf(element)]));
  return (element) => {
    const [name, language] = [nameOf(element), languageOf(element)];
    const isOther = language !== '' && first.get(name) !== '' && language !== first.get(name);
    return isOther && ['title', 'description'].includes(name) ? `dc:${name}@${language}` : `dc:${name}`;
  };
}

function dcValues(metadata: XmlElement): Record<string, string[]> {
  const filled = childrenOf(metadata).filter(
    (element) =>
      dcElements.includes(element.name.toLowerCase()) && textOf(element) !== '' && !isProvenance(textOf(element)),
  );
  return Object.fromEntries(
    Map.groupBy(filled, nameElements(filled))
      .entries()
      .map(([name, elements]) => [name, name === 'dc:subject' ? elements.flatMap(subjectsOf) : elements.map(textOf)]),
  );
}

/** What a record of a repository says: simple Dublin Core, or a JATS article. */
export function readOaiRecord(line: number, record: OaiRecord): MappedRow | WrongRow {
  try {
    return readMetadata(line, record);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return wrongRow(line, 'invalid-record', `The record "${record.identifier}" cannot be read. ${error.message}`);
  }
}

function readMetadata(line: number, { identifier, sets, metadata }: OaiRecord): MappedRow | WrongRow {
  const beside = { id: identifier, ...(sets.length > 0 && { sets }) };
  if (metadata === null) return wrongRow(line, 'invalid-record', `The record "${identifier}" has no metadata.`);
  switch (metadata.name) {
    case 'dc':
      return { row: { line, values: { ...dcValues(metadata), ...beside } }, mapping: dcMapping };
    case 'article':
      return { row: { line, values: { ...jatsValues(metadata), ...beside } }, mapping: jatsMapping };
    default: {
      const message = `The format <${metadata.name}> of "${identifier}" is not supported; ask for oai_dc or JATS.`;
      return wrongRow(line, 'invalid-record', message);
    }
  }
}
