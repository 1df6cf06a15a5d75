import { addressList } from '../values/split-cell.js';

/** What the columns of an Annif corpus are, which has no header. */
export const annifColumns = ['text', 'subject_uris'] as const;

/** Whether the beginning of a file is a text, a tab and the URIs of its subjects in each line. */
export function isAnnif(head: string): boolean {
  const lines = head.split('\n', 21).filter((line) => line.trim() !== '');
  // The last may be cut off.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  const uris = whole
    .map((line) => line.split('\t'))
    .map(([, cell, ...more]) => (more.length > 0 ? 'x' : (cell ?? 'x')));
  return (
    uris.length > 0 &&
    uris.every((cell) => cell.trim() === '' || addressList.test(cell.trim())) &&
    uris.some((cell) => cell.trim() !== '')
  );
}
