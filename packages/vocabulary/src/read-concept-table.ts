import { AppError, asPathPart, type Concept, cleanLabel, type LanguageText } from '@classmark/domain';
import { type ByteSource, openRecords, type RawRow, readTextLines } from '@classmark/harvest';
import { byLanguage, splitLabels } from './language-texts.js';
import { placeOnLine } from './place-on-line.js';

/** What a row says of a concept. */
interface Row {
  readonly line: number;
  readonly uri: string | null;
  /** What other rows may call it by, beside its URI and its labels. */
  readonly id: string | null;
  readonly notation: string | null;
  readonly labels: readonly [LanguageText, ...LanguageText[]];
  /** What is broader, as it is written. */
  readonly broader: readonly string[];
}

/** Columns by their names in plain letters, the likeliest first. */
const columns = {
  uri: ['uri', 'iri', 'concepturi'],
  id: ['id', 'identifier', 'code', 'notation'],
  notation: ['notation', 'code', 'id', 'identifier'],
  broader: ['broader', 'parent', 'broaderuri', 'broaderid', 'broadercode', 'parenturi', 'parentid', 'parentcode'],
} as const;
const labelColumn = /^(?:pref)?(?:label|name|term|title)(?:[_@]([a-z]{2,3}(?:-\w+)?))?$/i;

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_.-]/g, '');
const isOf = (field: keyof typeof columns, name: string): boolean =>
  columns[field].some((known) => known === plain(name));

const isUri = /^<?(?:https?:\/\/|urn:)/i;
const bareUri = (written: string): string => written.trim().replace(/^<(.*)>$/, '$1');

/** Whether the first line of a file names the columns of a table of concepts. */
export function namesConceptColumns(line: string): boolean {
  const names = line.split(/[,;\t|]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  if (names.length > 1 && names.some((name) => plain(name) === 'uri')) return true;
  return (
    names.some((name) => labelColumn.test(name)) && names.some((name) => isOf('id', name) || isOf('broader', name))
  );
}

/** Concepts from lines of a URI, a tab and a label, with a notation as the third column, as Annif reads them. */
export async function readAnnifTsv(source: ByteSource): Promise<Concept[]> {
  const rows: Row[] = [];
  for await (const { line, text } of readTextLines(source)) {
    const [uri = '', label = '', notation = ''] = text.split('\t');
    if (bareUri(uri) === '') throw new AppError('INVALID_INPUT', `Line ${line} must begin with the URI of a subject.`);
    rows.push(readRow({ line, values: { uri, label, notation } }, null));
  }
  return asConcepts(rows, false, null);
}

/**
 * Concepts from a table: of each its label (`label`, or one `label_xx` for each language) and any of `uri`, `id`,
 * `notation` and `broader`, which names others by URI, id or label, several with semicolons between. Annif's is one.
 * @param language in which labels are shown where there are several
 * @param mergesEqualNames whether, of concepts without URIs, those of one label are one
 * @throws AppError that names the line
 */
export async function readConceptTable(
  source: ByteSource,
  language: string | null,
  mergesEqualNames: boolean,
): Promise<Concept[]> {
  await using file = await openRecords(source, { format: 'csv', mapping: {} });
  const rows: Row[] = [];
  for await (const batch of file.readRows()) {
    for (const row of batch) {
      if ('error' in row) throw new AppError('INVALID_INPUT', `Line ${row.line}: ${row.error.message}`);
      rows.push(readRow(row, language));
    }
  }
  return asConcepts(rows, mergesEqualNames, language);
}

function readRow({ line, values }: RawRow, language: string | null): Row {
  const cells = Object.entries(values).map(([name, value]) => [name, String(value ?? '').trim()] as const);
  const first = (field: keyof typeof columns): string | null => {
    const found = columns[field].map(
      (known) => cells.find(([name, text]) => plain(name) === known && text !== '')?.[1],
    );
    return found.find((text) => text !== undefined) ?? null;
  };
  const stated = cells.flatMap(([name, text]) => {
    const match = labelColumn.exec(name.trim());
    return match === null ? [] : [{ text: cleanLabel(text), language: match[1] ?? null }];
  });
  const [label, ...labels] = stated.filter(({ text }) => text !== '').sort(byLanguage(language));
  const id = first('id');
  const uri = first('uri') ?? (id !== null && isUri.test(id) ? id : null);
  if (label === undefined) throw new AppError('INVALID_INPUT', `Line ${line} must have the label of a subject.`);
  const notation = first('notation');
  return {
    ...{ line, uri: uri && bareUri(uri), id, labels: [label, ...labels] },
    notation: notation !== null && isUri.test(notation) ? null : notation,
    broader: (first('broader') ?? '')
      .split(/[;|]/)
      .map(bareUri)
      .filter((text) => text !== ''),
  };
}

/** Which rows name which, and what tells each apart. */
class Places {
  private readonly byName = new Map<string, Row[]>();
  private readonly keys = new Map<Row, string>();
  private readonly above = new Map<Row, readonly Row[]>();

  constructor(
    rows: readonly Row[],
    private readonly mergesEqualNames: boolean,
  ) {
    for (const row of rows) {
      for (const name of new Set([row.uri, row.id, ...row.labels.map(({ text }) => text)])) {
        if (name === null) continue;
        const named = this.byName.get(name);
        if (named) named.push(row);
        else this.byName.set(name, [row]);
      }
    }
  }

  /** The URI of a row's concept, else its path or, where equal names are merged, its label. */
  keyOf(row: Row): string {
    const known = this.keys.get(row);
    if (known !== undefined) return known;
    const key = this.findKey(row);
    this.keys.set(row, key);
    return key;
  }

  private findKey(row: Row): string {
    if (row.uri !== null) return row.uri;
    const path = this.labelsDownTo(row).map(asPathPart).join('');
    return placeOnLine(path, row.line, this.mergesEqualNames).at(-1)?.key ?? path;
  }

  broaderOf(row: Row): readonly Row[] {
    const known = this.above.get(row);
    if (known !== undefined) return known;
    const found = this.findBroader(row);
    this.above.set(row, found);
    return found;
  }

  private findBroader(row: Row): Row[] {
    return row.broader.map((name) => {
      const found = this.byName.get(name) ?? this.byName.get(cleanLabel(name)) ?? [];
      const [one, ...others] = new Map(found.map((each) => [this.tellApart(each), each])).values();
      if (one !== undefined && others.length === 0) return one;
      const wrong = one === undefined ? 'is nowhere in the file' : 'is the name of several';
      throw new AppError('INVALID_INPUT', `Line ${row.line}: the broader subject "${name}" ${wrong}.`);
    });
  }

  /** Rows may repeat what they say of one subject. */
  private tellApart({ uri, labels: [{ text }], broader }: Row): string {
    if (uri !== null) return uri;
    return this.mergesEqualNames ? text : [text, ...broader].join('\n');
  }

  private labelsDownTo(row: Row): string[] {
    const passed = new Set<Row>();
    for (let at: Row | undefined = row; at !== undefined; [at] = this.broaderOf(at)) {
      if (passed.has(at)) throw new AppError('INVALID_INPUT', `Line ${row.line}: the subject is broader than itself.`);
      passed.add(at);
    }
    return [...passed].reverse().map(({ labels: [{ text }] }) => text);
  }
}

/** A concept for each key, whether one row speaks of it or several. */
function asConcepts(rows: readonly Row[], mergesEqualNames: boolean, language: string | null): Concept[] {
  const places = new Places(rows, mergesEqualNames);
  return [...Map.groupBy(rows, (row) => places.keyOf(row))].flatMap(([key, same]) => {
    const stated = same.flatMap(({ labels }) => labels).sort(byLanguage(language));
    const {
      labels: [first, ...rest],
      others: altLabels,
    } = splitLabels(stated);
    if (first === undefined) return [];
    requireOneSubject(same, mergesEqualNames);
    const [notation, ...others] = same.flatMap((row) => row.notation ?? []);
    const above = same.flatMap((row) => places.broaderOf(row)).map((row) => places.keyOf(row));
    return {
      key,
      uri: same[0]?.uri ?? null,
      notation: notation ?? null,
      otherNotations: [...new Set(others)].filter((other) => other !== notation).sort(),
      labels: [first, ...rest] as const,
      altLabels,
      scopeNotes: [],
      broader: [...new Set(above)],
      isDeprecated: false,
      replacedBy: null,
    };
  });
}

/** Throws where rows of one place say by their ids that they are two subjects, which a scheme of places can't have. */
function requireOneSubject([first, ...others]: readonly Row[], mergesEqualNames: boolean): void {
  if (mergesEqualNames || first === undefined || first.uri !== null) return;
  const other = others.find(({ id }) => id !== null && id !== first.id);
  if (other === undefined) return;
  const { labels, line } = other;
  const message = `Line ${line}: "${labels[0].text}" stands in its place already (line ${first.line}); give both a URI, or another label.`;
  throw new AppError('INVALID_INPUT', message);
}
