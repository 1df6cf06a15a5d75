import { formatScores, type MojoModel, type RowMode, scoresHeader, TableScorer } from '@classmark/mojo';
import { writeWhole } from '../files/write-whole.js';
import type { Terminal } from '../terminal/terminal.js';
import { openScoredTable, warnOfAbsentColumns, warnOfIgnoredCells, warnOfTable } from './open-scored-table.js';

export interface TableScoring {
  readonly model: MojoModel;
  readonly input: string;
  readonly modes: readonly RowMode[];
  readonly terminal: Terminal;
}

/** All rows in each of the modes, one mode after the other, with a header. */
async function* scoreTable({ model, input, modes, terminal }: TableScoring): AsyncGenerator<string> {
  for (const [i, mode] of modes.entries()) {
    await using table = await openScoredTable(input);
    const scorer = new TableScorer(model, { ...table, mode });
    if (i === 0) {
      warnOfTable(input, table, terminal);
      warnOfAbsentColumns(input, scorer, terminal);
      yield scoresHeader(scorer);
    }
    let row = 0;
    for await (const batch of table.batches) {
      scorer.score(batch);
      yield formatScores(scorer, { mode, first: row, count: batch.length });
      row += batch.length;
    }
    if (!modes.includes('strict')) warnOfIgnoredCells(input, scorer, terminal);
    if (row === 0 && i === 0) terminal.err(`warning: ${input}: The table has no rows.\n`);
  }
}

/** Writes the scores to a file, which appears whole, or to the terminal. */
export async function scoreTableFile(task: TableScoring, output: string | null): Promise<void> {
  if (output === null) {
    for await (const text of scoreTable(task)) task.terminal.out(text);
    return;
  }
  await writeWhole(output, scoreTable(task));
}
