import { AppError, type Concept, cleanLabel, type LanguageText } from '@classmark/domain';
import { type ByteSource, openRecords, readTextLines } from '@classmark/harvest';

/** What a row of Annif's tables may say: nothing of what is broader. */
interface Row {
  readonly uri: string;
  readonly notation: string;
  readonly labels: readonly LanguageText[];
}

const bareUri = (written: string): string => written.trim().replace(/^<(.*)>$/, '$1');

/** Concepts from lines of a URI, a tab and a label, with a notation as the third column. */
export async function readAnnifTsv(source: ByteSource): Promise<Concept[]> {
  const concepts: Concept[] = [];
  let line = 0;
  for await (const text of readTextLines(source)) {
    line += 1;
    const [uri = '', label = '', notation = ''] = text.split('\t');
    concepts.push(asConcept({ uri, notation, labels: [{ text: label, language: null }] }, line));
  }
  return concepts;
}

const labelColumn = /^label(?:_(\S+))?$/i;

/**
 * Concepts from a table with the columns `uri`, `notation`, and `label` or one `label_xx` for each language.
 * @param language in which labels are shown where there are several
 */
export async function readAnnifCsv(source: ByteSource, language: string | null): Promise<Concept[]> {
  await using file = await openRecords(source, { format: 'csv', mapping: {} });
  const concepts: Concept[] = [];
  for await (const batch of file.readRows()) {
    for (const row of batch) {
      if ('error' in row) throw new AppError('INVALID_INPUT', `Line ${row.line}: ${row.error.message}`);
      const cells = new Map(Object.entries(row.values).map(([name, value]) => [name.toLowerCase(), String(value)]));
      const labels = [...cells].flatMap(([name, text]) => {
        const match = labelColumn.exec(name);
        return match === null || text.trim() === '' ? [] : [{ text, language: match[1] ?? null }];
      });
      labels.sort((a, b) => Number(b.language === language) - Number(a.language === language));
      concepts.push(
        asConcept({ uri: cells.get('uri') ?? '', notation: cells.get('notation') ?? '', labels }, row.line),
      );
    }
  }
  return concepts;
}

function asConcept({ uri: written, notation, labels }: Row, line: number): Concept {
  const uri = bareUri(written);
  const clean = labels.map(({ text, language }) => ({ text: cleanLabel(text), language }));
  const [first, ...rest] = clean.filter(({ text }) => text !== '');
  if (uri === '' || first === undefined) {
    throw new AppError('INVALID_INPUT', `Line ${line} must have the URI and the label of a subject.`);
  }
  return {
    key: uri,
    uri,
    notation: notation.trim() || null,
    labels: [first, ...rest],
    altLabels: [],
    scopeNotes: [],
    broader: [],
    isDeprecated: false,
    replacedBy: null,
  };
}
