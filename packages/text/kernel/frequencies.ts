/** For each hashed column (documents u32, marks u32), or 0 where no frequencies are counted. */
let frequencies: usize = 0;
let columnMask: u32 = 0;

export function setFrequencies(address: usize, mask: u32): void {
  frequencies = address;
  columnMask = mask;
}

/** Marks which of 32 kinds of words fall into a column, by the highest five bits of their hashes. */
export function noteWords(from: usize, end: usize): void {
  if (!frequencies) return;
  for (; from < end; from += 4) {
    const hash = load<u32>(from);
    const cell = frequencies + ((<usize>(hash & columnMask)) << 3);
    store<u32>(cell, load<u32>(cell, 4) | ((<u32>1) << (hash >>> 27)), 4);
  }
}

/** Counts a document with these columns. */
export function noteDocument(columns: usize, size: u32): void {
  if (!frequencies) return;
  for (const end = columns + ((<usize>size) << 2); columns < end; columns += 4) {
    const cell = frequencies + ((<usize>load<u32>(columns)) << 3);
    store<u32>(cell, load<u32>(cell) + 1);
  }
}
