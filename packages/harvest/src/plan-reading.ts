import type { FileFormat } from '@classmark/domain';
import { annifColumns, isAnnif } from './csv/annif.js';
import { detectTable } from './csv/detect-table.js';
import type { CsvStyle } from './csv/read-csv-rows.js';
import { isFasttext } from './fasttext/read-fasttext-rows.js';
import type { GivenMapping } from './fields/field-mapping.js';
import { isJats } from './jats/read-jats-rows.js';
import { type ArrayPath, findRecordArray } from './json/find-record-array.js';
import { parseJson } from './json/parse-json.js';
import { JsonSplitter } from './json/split-json.js';
import { kindOfName } from './kind-of-name.js';
import { isObject } from './values/is-object.js';

/** What a caller may say of a file. */
export interface FormatOptions {
  /** Left out: told by the content, and by the name where that leaves a doubt. */
  readonly format?: FileFormat | null | undefined;
  readonly fileName?: string | undefined;
  /** Between the columns of a table. Left out: found out. */
  readonly separator?: string | null | undefined;
  /** Of its characters. Left out: found out. */
  readonly encoding?: string | null | undefined;
  readonly mapping?: GivenMapping | null | undefined;
}

export interface TablePlan {
  readonly format: 'csv' | 'tsv' | 'annif';
  readonly style: CsvStyle;
  /** Lines before the header. */
  readonly skipped: number;
  /** Whether nobody said what the separator is. */
  readonly isGuessed: boolean;
  /** What is said of a first column that is left out; null where none is. */
  readonly unnamed: string | null;
}

/** How to read a file. */
export type ReadingPlan =
  | { readonly format: 'jsonl'; readonly endsInReturns: boolean }
  | { readonly format: 'json'; readonly path: ArrayPath | null }
  | { readonly format: 'fasttext' }
  | { readonly format: 'jats' }
  | TablePlan;

function planTable(head: string, options: FormatOptions): TablePlan {
  const given = options.separator ?? (options.format === 'tsv' ? '\t' : null);
  const found = detectTable(head, { separator: given, columns: Object.values(options.mapping ?? {}).flat() });
  const isTab = found.style.separator === '\t';
  const isNamed = isTab && /\.(?:tsv|tab)(?:\.gz)?$/i.test(options.fileName ?? '');
  return { ...found, format: isTab ? 'tsv' : 'csv', isGuessed: found.isGuessed && !isNamed };
}

const planAnnif = (): TablePlan => ({
  format: 'annif',
  style: { separator: '\t', columns: annifColumns },
  skipped: 0,
  isGuessed: false,
  unnamed: null,
});

function tryJson(text: string): unknown {
  try {
    return parseJson(text.trim().replace(/,$/, ''));
  } catch {
    return undefined;
  }
}

const isJsonObject = (text: string): boolean => isObject(tryJson(text));

/** A list a line, not one list of all. */
const isListLines = (first: string, rest: string): boolean =>
  rest.trimStart().startsWith('[') && Array.isArray(tryJson(first));

/** Whether the first object takes several lines, or shares its line with others. */
function isSpread(head: string, firstLine: string): boolean {
  const [first] = new JsonSplitter(null, head.length * 4).read(Buffer.from(head));
  const text = Buffer.from(first?.bytes ?? []).toString();
  const isPart = firstLine.trimEnd().length > text.length + 1;
  return (text.includes('\n') || isPart) && isJsonObject(text);
}

/** An object a line, or one JSON text: a list, an object around a list, objects that take several lines each. */
function planJson(head: string, isOneText: boolean): ReadingPlan {
  const start = head.trimStart();
  const [first = ''] = start.split(/[\r\n]/, 1);
  if (start.startsWith('[')) {
    return isListLines(first, start.slice(first.length)) ? planLines(head) : { format: 'json', path: [] };
  }
  const areLines = isJsonObject(first) && start.slice(first.length).trim() !== '';
  if (areLines && !isOneText) return planLines(head);
  const path = findRecordArray(head);
  if (path !== null || isOneText || isSpread(head, first)) return { format: 'json', path };
  return planLines(head);
}

const planLines = (head: string): ReadingPlan => ({
  format: 'jsonl',
  endsInReturns: head.includes('\r') && !head.includes('\n'),
});

/**
 * Decides how to read a file from its beginning.
 * @param head text whose end may be cut off
 */
export function planReading(head: string, options: FormatOptions): ReadingPlan {
  const { format, fileName, separator } = options;
  if (format === 'jsonl') return planLines(head);
  if (format === 'json') return planJson(head, true);
  if (format === 'annif') return planAnnif();
  if (format === 'fasttext') return { format };
  if (format === 'jats') return { format };
  if (format != null || separator != null) return planTable(head, options);
  if (isJats(head)) return { format: 'jats' };
  if (isFasttext(head)) return { format: 'fasttext' };
  const kind = kindOfName(fileName ?? '');
  if (kind !== 'table' && /^\s*[{[]/.test(head)) return planJson(head, false);
  if (kind === 'json' || head.trim() === '') return planLines(head);
  return isAnnif(head) ? planAnnif() : planTable(head, options);
}
