/** The records of a CSV text, all of its cells; commas, quotes doubled. */
export function readTable(text: string): string[][] {
  const records: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|$)/gy;
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    const [, quoted, plain = '', end] = match;
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (cell.lastIndex >= text.length) return records;
    if (end !== ',') records.push([]);
  }
  throw new Error('The CSV text is malformed.');
}
