import { readMark } from '../fields/find-subject-columns.js';
import { knownNames, plainName } from '../fields/known-names.js';

/** A name and the number of its part: `subject_1`, `Keyword 2`, `authors[0]`, `subjects/3`. */
const numbered = /^(.*\D)[\s_.:/-]*\d+\]?$/;

/** Of the name before the number: what stands between the two. */
const joint = /[\s_.:/[-]+$/;

/** Fields that hold lists. */
const listNames: ReadonlySet<string> = new Set([...knownNames.subjects, ...knownNames.authors]);

/** The list that a column or key holds a member of, by its name; null where it is of none. */
export function listOfNumbered(column: string): string | null {
  const list = numbered.exec(column.trim())?.[1]?.replace(joint, '') ?? '';
  return listNames.has(plainName(list)) ? list : null;
}

/**
 * Columns that hold one member each of a document's subjects or authors, with the name of the list; none where they hold
 * marks, for then each is a subject of its own.
 * @param rows the cells of the beginning of a file, without its header
 */
export function findNumberedColumns(
  header: readonly string[],
  rows: readonly (readonly unknown[])[],
): ReadonlyMap<string, string> {
  const members = header.flatMap((column, at) => {
    const list = listOfNumbered(column);
    return list === null ? [] : [{ column: column.trim(), at, list }];
  });
  const lists = [...Map.groupBy(members, ({ list }) => list).values()].filter(
    (columns) =>
      columns.length > 1 && columns.some(({ at }) => rows.some((cells) => readMark(cells[at] ?? '') === null)),
  );
  return new Map(lists.flat().map(({ column, list }) => [column, list]));
}
