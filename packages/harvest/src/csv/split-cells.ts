/** How quotes stand for themselves in a quoted cell: doubled, or also behind a backslash, as MySQL and Python may write them. */
export type QuoteStyle = 'doubled' | 'backslash';

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === '\\') first -= 1;
  return (at - first) % 2 === 1;
}

/** Where a quoted cell ends, from behind its opening quote: at the quote that no other follows; -1 if it never does. */
function findClosingQuote(text: string, from: number, quoting: QuoteStyle): number {
  for (let at = text.indexOf('"', from); at !== -1; ) {
    const isPassed = quoting === 'backslash' && isEscaped(text, at);
    if (!isPassed && text[at + 1] !== '"') return at;
    at = text.indexOf('"', at + (isPassed ? 1 : 2));
  }
  return -1;
}

function unescapeQuotes(cell: string, quoting: QuoteStyle): string {
  const plain = cell.replaceAll('""', '"');
  return quoting === 'backslash' ? plain.replace(/\\(["\\])/g, '$1') : plain;
}

/** Whether a quote stands where a cell begins; the others hold nothing together. */
export function opensCell(text: string, separator: string): boolean {
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text[before] === ' ') before -= 1;
    if (before < 0 || text[before] === separator) return true;
  }
  return false;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}

/**
 * The cells of one record (RFC 4180): those in quotes may hold separators and newlines, and double their quotes; blanks
 * around the quotes are passed over. Null where a quote stands anywhere else.
 */
export function splitCells(record: string, separator: string, quoting: QuoteStyle = 'doubled'): string[] | null {
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const open = skipBlanks(record, at);
    if (record[open] === '"') {
      const close = findClosingQuote(record, open + 1, quoting);
      const end = skipBlanks(record, close + 1);
      if (close === -1 || (end < record.length && !record.startsWith(separator, end))) return null;
      cells.push(unescapeQuotes(record.slice(open + 1, close), quoting));
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
