import { readMark } from '../fields/find-subject-columns.js';
import { knownNames, plainName } from '../fields/known-names.js';

/** A name and the number of its part: `subject_1`, `Keyword 2`, `authors[0]`, `subjects/3`. */
const numbered = /^(.*\D)[\s_.:/-]*\d+\]?$/;

/** A name and a language, or none, in brackets: `dc.subject[en]`, `dc.subject[pt_BR]`, `dc.subject[]`. */
const inLanguage = /^(.*\S)\s*\[(?:[a-z]{2,3}(?:[_-][a-z0-9]+)?|\*)?\]$/i;

/** Of the name before the number: what stands between the two. */
const joint = /[\s_.:/[-]+$/;

/** No list has a longer one. */
const longestName = 200;

/** Fields that hold lists. */
const listNames: ReadonlySet<string> = new Set([...knownNames.subjects, ...knownNames.authors]);

/** The list that a column or key holds members of, by its name; null where it is of none. */
export function listOfNumbered(column: string): string | null {
  const name = column.trim();
  if (name.length > longestName) return null;
  const list = inLanguage.exec(name)?.[1] ?? numbered.exec(name)?.[1]?.replace(joint, '') ?? '';
  return listNames.has(plainName(list)) ? list : null;
}

/**
 * Columns that hold members of a document's subjects or authors, with a number or in a language each, with the name of the
 * list; none where they hold marks, for then each is a subject of its own.
 * @param rows the cells of the beginning of a file, without its header
 * @param mapped columns that somebody maps a field to: their lists stay apart
 */
export function findNumberedColumns(
  header: readonly string[],
  rows: readonly (readonly unknown[])[],
  mapped: readonly unknown[],
): ReadonlyMap<string, string> {
  const names = header.map((column) => column.trim());
  const members = names.flatMap((column, at) => {
    const list = listOfNumbered(column);
    return list === null ? [] : [{ column, at, list }];
  });
  const hasText = ({ at }: { readonly at: number }): boolean =>
    rows.some((cells) => readMark(cells[at] ?? '') === null);
  const lists = [...Map.groupBy(members, ({ list }) => list)].filter(
    ([list, columns]) =>
      (columns.length > 1 || names.includes(list)) &&
      columns.some(hasText) &&
      !columns.some(({ column }) => mapped.includes(column)),
  );
  return new Map(lists.flatMap(([list, columns]) => columns.map(({ column }) => [column, list] as const)));
}
