/**
 * Counts the columns of the row being made. Its entries stand where they are to stay: column i of the row at
 * `columns + 4 i`, its count at `counts + 4 i`, in order of first use. A small table with open addressing, at most half
 * full, holds one more than the place of each.
 */
let columns: usize = 0;
let counts: usize = 0;
let size: u32 = 0;

let slots: usize = 0;
let slotMask: u32 = 0;
let mostSlots: u32 = 0;
const fewestSlots: u32 = 1024;

/** For each hashed column (documents u32, marks u32), or 0 where no frequencies are counted. */
let frequencies: usize = 0;

export function setEntries(columnsAddress: usize, countsAddress: usize): void {
  columns = columnsAddress;
  counts = countsAddress;
}

/** @param slotsAddress zeros, for `most` (a power of two) places; what was counted before is put in again */
export function setSlots(slotsAddress: usize, most: u32): void {
  slots = slotsAddress;
  mostSlots = most;
  if (slotMask === 0) slotMask = fewestSlots - 1;
  insertAll();
}

export function setFrequencies(address: usize): void {
  frequencies = address;
}

export function entryCount(): u32 {
  return size;
}

/** Begins a row whose entries stand at the addresses set before. */
export function clearCounter(): void {
  memory.fill(slots, 0, (<usize>slotMask + 1) << 2);
  slotMask = fewestSlots - 1;
  size = 0;
}

/** @param mark which kinds of words the column holds, 0 for pairs */
export function count(column: u32, add: i32, mark: u32): void {
  if (frequencies) addMark(column, mark);
  let slot = column & slotMask;
  for (;;) {
    const place = load<u32>(slots + (slot << 2));
    if (!place) break;
    const entry = (<usize>place - 1) << 2;
    if (load<u32>(columns + entry) === column) {
      store<i32>(counts + entry, load<i32>(counts + entry) + add);
      return;
    }
    slot = (slot + 1) & slotMask;
  }
  const entry = (<usize>size) << 2;
  store<u32>(columns + entry, column);
  store<i32>(counts + entry, add);
  size += 1;
  store<u32>(slots + (slot << 2), size);
  if (frequencies) addDocument(column);
  if (size << 1 > slotMask && slotMask + 1 < mostSlots) growTable();
}

function addMark(column: u32, mark: u32): void {
  const cell = frequencies + ((<usize>column) << 3);
  store<u32>(cell, load<u32>(cell, 4) | mark, 4);
}

function addDocument(column: u32): void {
  const cell = frequencies + ((<usize>column) << 3);
  store<u32>(cell, load<u32>(cell) + 1);
}

function growTable(): void {
  memory.fill(slots, 0, (<usize>slotMask + 1) << 2);
  slotMask = slotMask * 2 + 1;
  insertAll();
}

function insertAll(): void {
  for (let place: u32 = 1; place <= size; place++) {
    let slot = load<u32>(columns + ((<usize>place - 1) << 2)) & slotMask;
    while (load<u32>(slots + (slot << 2))) slot = (slot + 1) & slotMask;
    store<u32>(slots + (slot << 2), place);
  }
}
