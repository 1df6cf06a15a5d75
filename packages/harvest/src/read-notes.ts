import type { ImportWarning } from '@classmark/domain';
import { aboutLabels } from './about-labels.js';
import {
  type FieldMapping,
  type GivenMapping,
  noMapping,
  type RecordField,
  recordFields,
} from './fields/field-mapping.js';
import { findCasePairs } from './find-case-pairs.js';
import type { LegacyEncoding } from './source/legacy-encoding.js';
import type { SourceRecord } from './source-record.js';

/** Labels that are kept for comparison. */
const mostLabels = 500_000;
const mostShown = 5;
/** Fewer may be names. */
const fewestCommaLists = 2;

const separatorNames: Readonly<Record<string, string>> = { '\t': 'a tab' };

const encodingNames: Readonly<Record<string, string>> = {
  ...{ shift_jis: 'Shift JIS', big5: 'Big5', gb18030: 'GB 18030', 'euc-jp': 'EUC-JP', 'euc-kr': 'EUC-KR' },
  ...{ 'koi8-r': 'KOI8-R', 'iso-8859-2': 'ISO 8859-2', 'iso-8859-5': 'ISO 8859-5', 'iso-8859-6': 'ISO 8859-6' },
};

/** What is known of a file before its records come. */
export interface Beginning {
  readonly mapping: FieldMapping;
  readonly given: GivenMapping;
  readonly columns: readonly string[];
  /** What is said of a first column that is left out; null where none is. */
  readonly unnamed: string | null;
  /** Null where somebody said what it is, or the file has none. */
  readonly guessedSeparator: string | null;
  /** Null where somebody said what it is, or the file is in Unicode. */
  readonly guessedEncoding: LegacyEncoding | null;
}

const quoted = (names: readonly string[]): string =>
  names.length > mostShown
    ? `${quoted(names.slice(0, mostShown))} and ${names.length - mostShown} more`
    : names.map((name) => `"${name}"`).join(', ');

function countOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function counted(counts: ReadonlyMap<string, number>): string {
  const shown = [...counts].slice(0, mostShown).map(([name, count]) => `${name} (${count})`);
  return `${shown.join(', ')}${counts.size > mostShown ? ` and ${counts.size - mostShown} more` : ''}`;
}

/** Collects what the owner of a file should know: handed to who reads it, and asked afterwards. */
export class ReadNotes {
  private beginning: Beginning = {
    mapping: noMapping,
    given: {},
    columns: [],
    unnamed: null,
    guessedSeparator: null,
    guessedEncoding: null,
  };
  private records = 0;
  private contentIds = 0;
  private readonly found = new Set<RecordField>();
  private readonly knownLists = new WeakSet<readonly string[]>();
  private readonly labels = new Set<string>();
  /** Records by field and the other column that it was read from. */
  private readonly otherColumns = new Map<string, number>();
  /** Records by what they say in place of subjects. */
  private readonly placeholders = new Map<string, number>();
  /** Records whose one subject has a comma, of those with subjects; lists that records share count once. */
  private commaLists = 0;
  private lists = 0;
  private commaExample = '';

  begin(beginning: Beginning): void {
    this.beginning = beginning;
  }

  add(record: SourceRecord): void {
    const { found } = this;
    this.records += 1;
    for (const [field, column] of record.otherColumns ?? []) countOne(this.otherColumns, `${field} from "${column}"`);
    if (record.placeholder !== undefined) countOne(this.placeholders, `"${record.placeholder}"`);
    if (record.hasContentId === true) this.contentIds += 1;
    else found.add('id');
    if (!found.has('title') && (record.utf8?.[0] ?? record.title).length > 0) found.add('title');
    if (!found.has('text') && (record.utf8?.[1] ?? record.text).length > 0) found.add('text');
    if (record.subjects === null || this.knownLists.has(record.subjects)) return;
    this.knownLists.add(record.subjects);
    found.add('subjects');
    this.addList(record.subjects);
    if (this.labels.size < mostLabels) for (const label of record.subjects) this.labels.add(label);
  }

  private addList([first, ...more]: readonly string[]): void {
    if (first === undefined) return;
    this.lists += 1;
    if (more.length > 0 || !/[^\s,],\s*[^\s,]/.test(first)) return;
    this.commaLists += 1;
    this.commaExample ||= first;
  }

  get hasSubjects(): boolean {
    return this.found.has('subjects');
  }

  /** What is to be said once the file, or the beginning of it, is read. */
  listWarnings({ areSubjectsRead }: { readonly areSubjectsRead: boolean }): ImportWarning[] {
    if (this.records === 0) return [];
    const asked: RecordField[] = areSubjectsRead ? ['title', 'text', 'subjects'] : ['title', 'text'];
    return [
      ...this.aboutEncoding(),
      ...this.aboutSeparator(),
      ...this.aboutUnnamed(),
      ...asked.flatMap((field) => this.aboutField(field)),
      ...this.aboutOtherColumns(),
      ...(areSubjectsRead ? this.aboutSubjectColumns() : []),
      ...(areSubjectsRead ? this.aboutPlaceholders() : []),
      ...(areSubjectsRead ? this.aboutLists() : []),
      ...this.aboutIds(),
      ...(areSubjectsRead ? this.aboutCase() : []),
    ];
  }

  private aboutEncoding(): ImportWarning[] {
    const { guessedEncoding: encoding } = this.beginning;
    if (encoding === null) return [];
    const name = encodingNames[encoding] ?? encoding.replace(/^windows/, 'Windows');
    const message = `Read as ${name}: the file is not UTF-8. If letters look wrong, say what it is, or save it as UTF-8.`;
    return [{ code: 'ENCODING_GUESSED', message }];
  }

  private aboutSeparator(): ImportWarning[] {
    const { guessedSeparator: separator, columns } = this.beginning;
    if (separator === null || separator === ',' || columns.length < 2) return [];
    const name = separatorNames[separator] ?? `"${separator}"`;
    return [{ code: 'SEPARATOR_GUESSED', message: `Detected column separator: ${name}.` }];
  }

  private aboutUnnamed(): ImportWarning[] {
    const { unnamed } = this.beginning;
    return unnamed === null ? [] : [{ code: 'COLUMN_LEFT_OUT', message: unnamed }];
  }

  private aboutField(field: RecordField): ImportWarning[] {
    if (this.found.has(field)) return [];
    const { given, columns } = this.beginning;
    const column = given[field];
    if (column != null) {
      return [{ code: 'FIELD_NOT_FOUND', message: `No record has "${column}", the field mapped to ${field}.` }];
    }
    // A title may be missing; without a text or subjects, one of the fields that are not read likely holds them.
    const unread = columns.filter((name) => !this.isRead(name));
    if (column === null || field === 'title' || unread.length === 0) return [];
    return [{ code: 'FIELD_NOT_FOUND', message: `No ${field} found. Fields not read: ${quoted(unread)}.` }];
  }

  private isRead(column: string): boolean {
    const { mapping } = this.beginning;
    return [...recordFields.map((field) => mapping[field]), ...mapping.subjectColumns].includes(column);
  }

  private aboutPlaceholders(): ImportWarning[] {
    if (this.placeholders.size === 0) return [];
    const message = `Subjects left unknown where a record says ${counted(this.placeholders)} instead.`;
    return [{ code: 'SUBJECTS_LEFT_OUT', message }];
  }

  private aboutOtherColumns(): ImportWarning[] {
    if (this.otherColumns.size === 0) return [];
    const read = counted(this.otherColumns);
    const message = `Where the usual field was empty, some records were read differently: ${read}.`;
    return [{ code: 'OTHER_FIELDS_READ', message }];
  }

  private aboutSubjectColumns(): ImportWarning[] {
    const { subjectColumns } = this.beginning.mapping;
    if (subjectColumns.length === 0) return [];
    return [{ code: 'SUBJECT_COLUMNS', message: `Columns read as one subject each: ${quoted(subjectColumns)}.` }];
  }

  private aboutLists(): ImportWarning[] {
    const commas = this.aboutCommas();
    return commas.length > 0 ? commas : aboutLabels(this.labels);
  }

  /** Names may have commas; where most subjects are one name with a comma, they are likelier lists. */
  private aboutCommas(): ImportWarning[] {
    const isSaid = this.beginning.mapping.subjectSeparator !== null;
    if (isSaid || this.commaLists < fewestCommaLists || this.commaLists < this.lists / 2) return [];
    const message = `Read as one subject: "${this.commaExample}". If commas separate subjects, set the subject separator to a comma.`;
    return [{ code: 'SUBJECTS_HAVE_COMMAS', message }];
  }

  private aboutIds(): ImportWarning[] {
    if (this.contentIds === 0) return [];
    const who = this.contentIds === this.records ? 'The records have no ids' : `${this.contentIds} records have no id`;
    return [{ code: 'IDS_FROM_CONTENT', message: `${who}; ids were made from title and text.` }];
  }

  private aboutCase(): ImportWarning[] {
    const pairs = findCasePairs(this.labels);
    if (pairs.length === 0) return [];
    const shown = pairs.slice(0, mostShown).map((labels) => labels.map((label) => `"${label}"`).join(' and '));
    const more = pairs.length > mostShown ? `, and ${pairs.length - mostShown} more` : '';
    return [
      { code: 'LABELS_DIFFER_IN_CASE', message: `Subjects that differ only in case: ${shown.join('; ')}${more}.` },
    ];
  }
}
