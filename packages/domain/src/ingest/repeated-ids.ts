import type { RowProblem } from './import-report.js';

interface IdentifiedRow {
  readonly line: number;
  readonly externalId: string;
}

/** The rows whose id an earlier line of the same import had; of equal ids the first counts. */
export function findRepeatedIds(rows: readonly IdentifiedRow[], firstLines: ReadonlyMap<string, number>): RowProblem[] {
  return rows.flatMap(({ line, externalId }) => {
    const first = firstLines.get(externalId) ?? line;
    const message = `The id "${externalId}" was already used in line ${first}; only that line was imported.`;
    return first === line ? [] : [{ line, code: 'REPEATED_ID', message } as const];
  });
}
