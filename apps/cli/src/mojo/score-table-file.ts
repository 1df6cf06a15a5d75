import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { type MojoModel, type RowMode, TableScorer } from '@classmark/mojo';
import type { Terminal } from '../terminal/terminal.js';
import { checkInputs, openTableFile, toTableRow } from './open-scored-table.js';

export interface ScoreTask {
  readonly model: MojoModel;
  readonly input: string;
  readonly modes: readonly RowMode[];
  readonly terminal: Terminal;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The lines of the scorer's last batch, as genmodel's outputs are written down: `row` counts from 0. */
function formatBatch(scorer: TableScorer, mode: RowMode, first: number, count: number): string {
  const { values, indices } = scorer.scores;
  let text = '';
  for (let r = 0; r < count; r++) {
    const error = scorer.errorOf(r);
    text += `${first + r},${mode},${error ?? ''},`;
    if (error === null) {
      text += `${quoted(scorer.labelOf(r) ?? '')},${scorer.hasIndex ? indices[r] : ''}`;
      for (const column of values) text += `,${scorer.format(column[r] ?? Number.NaN)}`;
    } else text += ',';
    text += '\n';
  }
  return text;
}

/** All rows in each of the modes, one mode after the other, with a header. */
async function* scoreTable({ model, input, modes, terminal }: ScoreTask): AsyncGenerator<string> {
  for (const [i, mode] of modes.entries()) {
    await using table = await openTableFile(input);
    const scorer = new TableScorer(model, { columns: table.columns, mode });
    if (i === 0) {
      checkInputs(input, scorer, terminal);
      yield `row,mode,error,label,index,${scorer.outputs.join(',')}\n`;
    }
    let row = 0;
    for await (const batch of table.batches) {
      scorer.score(batch.map(toTableRow));
      yield formatBatch(scorer, mode, row, batch.length);
      row += batch.length;
    }
  }
}

/** Writes the scores to a file, which appears whole, or to the terminal. */
export async function scoreTableFile(task: ScoreTask, output: string | null): Promise<void> {
  if (output === null) {
    for await (const text of scoreTable(task)) task.terminal.out(text);
    return;
  }
  const partial = `${output}.partial`;
  const file = createWriteStream(partial);
  try {
    await once(file, 'open');
    for await (const text of scoreTable(task)) if (!file.write(text)) await once(file, 'drain');
    file.end();
    await once(file, 'close');
    await rename(partial, output);
  } finally {
    file.destroy();
    await rm(partial, { force: true });
  }
}
