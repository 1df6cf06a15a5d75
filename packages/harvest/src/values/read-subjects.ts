import { asPathPart, cleanLabel } from '@classmark/domain';
import { isBlank, isMissing } from './is-blank.js';
import { isObject } from './is-object.js';
import { hasLabelKey, labelOf } from './label-of.js';
import { numberOf } from './number-of.js';
import { parseListText } from './parse-list-text.js';
import { splitCategories, splitCell, withoutBrackets } from './split-cell.js';

/** A record's subjects, each cleaned and once, without those that are empty. */
export function asSubjects(labels: readonly string[]): string[] {
  return [...new Set(labels.map(cleanLabel))].filter((label) => label !== '');
}

/** A name in a list; several where it holds categories of arXiv, none where a program wrote that there is none. */
const readName = (name: string): readonly string[] => (isBlank(name) ? [] : splitCategories(withoutBrackets(name)));

/** The subjects that a list of texts names. */
export const readNames = (names: readonly string[]): string[] => asSubjects(names.flatMap(readName));

/** One member of a list; null where it is none. */
function readMember(value: unknown): readonly string[] | null {
  if (value === null) return [];
  if (typeof value === 'string') return readName(value);
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) {
    // A marked part of the text: from, to, label.
    const [from, to, label] = value;
    const isSpan = value.length === 3 && typeof from === 'number' && typeof to === 'number';
    return isSpan ? readMember(label) : readMembers(isScored(value) ? value.slice(0, 1) : value);
  }
  const annotation = annotationOf(value);
  if (annotation !== null) return readMembers(annotation);
  if (isUnchosen(value)) return [];
  const label = labelOf(value);
  if (label !== null) return [withoutBrackets(label)].filter((name) => !isBlank(name));
  return isObject(value) && (hasLabelKey(value) || Object.keys(value).length === 0) ? [] : null;
}

const choiceKeys = ['selected', 'isSelected', 'is_selected', 'checked', 'chosen', 'value'];
const noChoices: readonly unknown[] = [false, 'false', 0];

/** Whether an object names a subject and says that the document does not have it. */
function isUnchosen(value: unknown): boolean {
  if (!isObject(value)) return false;
  const key = choiceKeys.find((known) => noChoices.includes(value[known]));
  return key !== undefined && labelOf({ ...value, [key]: undefined }) !== null;
}

/** A name with its score, weight or count. */
const isScored = ([name, score, ...more]: readonly unknown[]): boolean =>
  typeof name === 'string' && numberOf(name) === null && numberOf(score) !== null && more.length === 0;

/**
 * What Label Studio lists of one annotation: its choices or paths, unless it was cancelled; also what Argilla lists as the
 * values of one answer. Null where the value is none.
 */
function annotationOf(value: unknown): readonly unknown[] | null {
  if (!isObject(value)) return null;
  const { result, choices, taxonomy, value: inner } = value;
  if (Array.isArray(result)) return value.was_cancelled === true ? [] : result.filter(hasChoices);
  if (Array.isArray(taxonomy)) return taxonomy.map(asPath);
  return [choices, inner].find((list) => Array.isArray(list)) ?? annotationOf(inner);
}

/** The names on the way to a subject as one path; a root stays a name. */
const asPath = (names: unknown): unknown =>
  Array.isArray(names) && names.length > 1 ? names.map((name) => asPathPart(String(name))).join('') : names;

/** Others mark parts of the text, rate it, or comment on it. */
const hasChoices = (item: unknown): boolean => isObject(item) && annotationOf(item) !== null;

/**
 * Lists under the names of their vocabularies, a list under the name of its members, or members under their numbers; null
 * where there are others.
 */
function readLists(value: Readonly<Record<string, unknown>>): readonly string[] | null {
  const lists = Object.values(value);
  if (Object.keys(value).every((key) => /^\d+$/.test(key))) return readMembers(lists);
  return lists.every((list) => Array.isArray(list)) ? readMembers(lists) : null;
}

/** A place for each subject, without their names. */
function isVector(values: readonly unknown[]): boolean {
  const marks = values.map(numberOf);
  // Two whole numbers may be names.
  const areMany = values.length > 2 || values.some((value) => typeof value === 'string');
  return areMany && marks.length > 0 && marks.every((mark) => mark === 0 || mark === 1);
}

function readMembers(values: readonly unknown[]): readonly string[] | null {
  if (isVector(values)) return null;
  const members = values.map(readMember);
  return members.includes(null) ? null : members.flatMap((labels) => labels ?? []);
}

/** Subjects with a mark or a probability each; null where an object is something else. */
function readMarked(value: Readonly<Record<string, unknown>>): readonly string[] | null {
  if (hasLabelKey(value)) return null;
  const marks = Object.entries(value).map(([label, mark]) => ({ label, mark: readProbability(mark) }));
  if (marks.some(({ mark }) => mark === null)) return null;
  return marks.filter(({ mark }) => Number(mark) >= 0.5).map(({ label }) => label);
}

/** A missing mark is a no. */
const readProbability = (mark: unknown): number | null =>
  typeof mark === 'boolean' || mark === null ? Number(mark) : numberOf(mark);

function readAny(value: unknown, separator: string | null): readonly string[] | null {
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return readMembers(value);
  if (isObject(value)) return readMarked(value) ?? readLists(value) ?? readMember(value);
  if (typeof value !== 'string') return null;
  const spelt = parseListText(value);
  if (spelt !== undefined) return readAny(spelt, separator);
  return splitCell(value, separator).filter((name) => !isBlank(name));
}

/**
 * The subjects that a value names, whatever form it has. Undefined where it says nothing of them, which is not the same
 * as none; null where it is no list of names.
 */
export function readSubjects(value: unknown, separator: string | null): string[] | null | undefined {
  if (value === null || value === undefined || isMissing(value)) return undefined;
  const labels = readAny(value, separator);
  return labels && asSubjects(labels);
}

/** The same of several cells of a row, each of which may list some. */
export function readSubjectCells(cells: readonly unknown[], separator: string | null): string[] | null | undefined {
  const lists = cells.map((cell) => readSubjects(cell, separator)).filter((list) => list !== undefined);
  if (lists.length === 0) return undefined;
  return lists.includes(null) ? null : asSubjects(lists.flatMap((list) => list ?? []));
}
