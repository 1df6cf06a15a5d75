import { readFileSync, writeFileSync } from 'node:fs';

/** Cells of a table: the first of each row names it. */
export type Row = readonly (string | number)[];

/** A Markdown table, its columns aligned for terminals too. */
export function table(header: readonly string[], rows: readonly Row[]): string {
  const cells = [header, ...rows.map((row) => row.map(String))];
  const widths = header.map((_, column) => Math.max(3, ...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, i) => (i === 0 ? (row[i] ?? '').padEnd(width) : (row[i] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(cells[0] ?? []), rule, ...cells.slice(1).map(line)].join('\n');
}

/** Prints a part of the results; `npm run bench -- --write` also puts it into a page, between its marks. */
export function report(mark: string, parts: readonly string[], page = 'docs/benchmarks.md'): void {
  const text = parts.join('\n\n');
  console.log(`${text}\n`);
  if (process.env.BENCH_WRITE !== 'true') return;
  const [begin, end] = [`<!-- ${mark} -->\n`, `\n<!-- /${mark} -->`];
  const old = readFileSync(page, 'utf8');
  const [from, to] = [old.indexOf(begin), old.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no place for ${mark}`);
  writeFileSync(page, `${old.slice(0, from + begin.length)}${text}${old.slice(to)}`);
}
