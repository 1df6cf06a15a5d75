/**
 * From UTF-8 to a row of hashed columns and values; what packages/text/src/plain-term-rows.ts does, 16 bytes at a time.
 * All memory is the caller's, who sees to it that there is room: see packages/text/src/term-kernel.ts.
 */
import { clearCounter, entryCount, setEntries } from './counter';
import { noteDocument } from './frequencies';
import { lowerCaseBytes, lowerCaseUnits } from './lower-case';
import { hashBytes } from './murmur3';
import { readRuns } from './runs';
import { addStopWord } from './stop-words';
import { weigh } from './weighting';
import { readWords } from './words';

export { setHashing, setSlots } from './counter';
export { setFrequencies } from './frequencies';
export { setCharacters } from './lower-case';
export { setRuns } from './runs';
export { setStopWords } from './stop-words';
export { setTerms } from './terms';
export { setKept, setWeighting } from './weighting';
export { setEdges } from './words';

let columns: usize = 0;
let values: usize = 0;

/** Where the entries of the row being made stand, wherever they stood before. */
export function setRow(columnsAddress: usize, valuesAddress: usize): void {
  columns = columnsAddress;
  values = valuesAddress;
  setEntries(columns, values);
}

/**
 * Counts the terms of `length` bytes of UTF-8 into the row.
 * @param folded room for 3 bytes for each 2 of the text, and 128; the byte before is written to, too
 * @returns how many entries the row has, or -1 where the text must be brought into normal form C: nothing is counted then
 */
export function addBytes(text: usize, length: u32, folded: usize, isNormal: bool): i32 {
  return addFolded(folded, lowerCaseBytes(text, text + length, folded, isNormal));
}

/** The same of `length` units of UTF-16. @param folded room for 3 bytes for each unit, and 128 */
export function addUnits(text: usize, length: u32, folded: usize, isNormal: bool): i32 {
  return addFolded(folded, lowerCaseUnits(text, text + ((<usize>length) << 1), folded, isNormal));
}

function addFolded(folded: usize, end: usize): i32 {
  if (!end) return -1;
  readWords(folded, end);
  readRuns(folded, end);
  return <i32>entryCount();
}

/** Makes the row's values and returns how many entries it has. The next row begins behind them. */
export function endRow(): u32 {
  noteDocument(columns, entryCount());
  const size = weigh(columns, values, entryCount());
  clearCounter();
  setRow(columns + ((<usize>size) << 2), values + ((<usize>size) << 2));
  return size;
}

/** Forgets the row that was counted. */
export function dropRow(): void {
  clearCounter();
}

/** @param address the word's lower-cased bytes, which stay there; 3 more can be read */
export function leaveOut(address: usize, length: u32): void {
  addStopWord(hashBytes(address, length), address, length);
}
