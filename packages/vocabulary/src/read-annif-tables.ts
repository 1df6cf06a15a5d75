import { AppError, type Concept, cleanLabel, type LanguageText } from '@classmark/domain';
import { type ByteSource, openRecords, readTextLines } from '@classmark/harvest';
import { byLanguage, splitLabels } from './language-texts.js';

/** What a row of Annif's tables may say: nothing of what is broader. */
interface Row {
  readonly uri: string;
  readonly notation: string | null;
  readonly labels: readonly LanguageText[];
}

const bareUri = (written: string): string => written.trim().replace(/^<(.*)>$/, '$1');

/** Concepts from lines of a URI, a tab and a label, with a notation as the third column. */
export async function readAnnifTsv(source: ByteSource): Promise<Concept[]> {
  const rows: Row[] = [];
  for await (const { line, text } of readTextLines(source)) {
    const [uri = '', label = '', notation = ''] = text.split('\t');
    rows.push(checkRow({ uri, notation, labels: [{ text: label, language: null }] }, line));
  }
  return asConcepts(rows, null);
}

const labelColumn = /^label(?:_(\S+))?$/i;

/**
 * Concepts from a table with the columns `uri`, `notation`, and `label` or one `label_xx` for each language.
 * @param language in which labels are shown where there are several
 */
export async function readAnnifCsv(source: ByteSource, language: string | null): Promise<Concept[]> {
  await using file = await openRecords(source, { format: 'csv', mapping: {} });
  const rows: Row[] = [];
  for await (const batch of file.readRows()) {
    for (const row of batch) {
      if ('error' in row) throw new AppError('INVALID_INPUT', `Line ${row.line}: ${row.error.message}`);
      const cells = new Map(Object.entries(row.values).map(([name, value]) => [name.toLowerCase(), String(value)]));
      const labels = [...cells].flatMap(([name, text]) => {
        const match = labelColumn.exec(name);
        return match === null ? [] : [{ text, language: match[1] ?? null }];
      });
      rows.push(checkRow({ uri: cells.get('uri') ?? '', notation: cells.get('notation') ?? null, labels }, row.line));
    }
  }
  return asConcepts(rows, language);
}

function checkRow({ uri: written, notation, labels: stated }: Row, line: number): Row {
  const uri = bareUri(written);
  const labels = stated
    .map(({ text, language }) => ({ text: cleanLabel(text), language }))
    .filter(({ text }) => text !== '');
  if (uri === '' || labels.length === 0) {
    throw new AppError('INVALID_INPUT', `Line ${line} must have the URI and the label of a subject.`);
  }
  return { uri, notation: notation?.trim() || null, labels };
}

/** A concept for each URI, whether one row speaks of it or several. */
function asConcepts(rows: readonly Row[], language: string | null): Concept[] {
  return [...Map.groupBy(rows, ({ uri }) => uri)].flatMap(([uri, same]) => {
    const stated = same.flatMap(({ labels }) => labels).sort(byLanguage(language));
    const {
      labels: [first, ...rest],
      others,
    } = splitLabels(stated);
    if (first === undefined) return [];
    return {
      key: uri,
      uri,
      notation: same.find(({ notation }) => notation !== null)?.notation ?? null,
      labels: [first, ...rest] as const,
      altLabels: others,
      scopeNotes: [],
      broader: [],
      isDeprecated: false,
      replacedBy: null,
    };
  });
}
