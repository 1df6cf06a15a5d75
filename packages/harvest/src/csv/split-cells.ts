/** Where a quoted cell ends, from behind its opening quote: at the quote that no other follows; -1 if it never does. */
function findClosingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

/**
 * The cells of one record (RFC 4180): those in quotes may hold separators and newlines, and double their quotes. Null
 * where a quote stands anywhere else.
 */
export function splitCells(record: string, separator: string): string[] | null {
  const cells: string[] = [];
  for (let at = 0; ; ) {
    if (record[at] === '"') {
      const close = findClosingQuote(record, at + 1);
      const end = close + 1;
      if (close === -1 || (end < record.length && !record.startsWith(separator, end))) return null;
      cells.push(record.slice(at + 1, close).replaceAll('""', '"'));
      if (end >= record.length) return cells;
      at = end + separator.length;
    } else {
      const next = record.indexOf(separator, at);
      const cell = record.slice(at, next === -1 ? record.length : next);
      if (cell.includes('"')) return null;
      cells.push(cell);
      if (next === -1) return cells;
      at = next + separator.length;
    }
  }
}
