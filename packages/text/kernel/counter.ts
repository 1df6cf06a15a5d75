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
const fewestSlots: u32 = 256;
/** Slots for each term that may come: few meet in one, and most tables stay in the fastest cache. */
const slotsPerTerm: u32 = 8;

let columnMask: u32 = 0;
/** All ones where the highest bit of a term's hash is the sign it counts with. */
let signMask: i32 = 0;

export function setHashing(mask: u32, isSigned: bool): void {
  columnMask = mask;
  signMask = isSigned ? -1 : 0;
}

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

export function entryCount(): u32 {
  return size;
}

/** Begins a row whose entries stand at the addresses set before. */
export function clearCounter(): void {
  memory.fill(slots, 0, (<usize>slotMask + 1) << 2);
  slotMask = fewestSlots - 1;
  size = 0;
}

/** Counts the terms whose hashes stand one after the other. */
export function countTerms(from: usize, end: usize): void {
  makeRoom(<u32>((end - from) >>> 2));
  const mask = slotMask;
  let next = size;
  for (; from < end; from += 4) {
    const hash = load<u32>(from);
    const column = hash & columnMask;
    const add = ((<i32>hash >> 31) & signMask) | 1;
    let slot = column & mask;
    let place = load<u32>(slots + (slot << 2));
    while (place !== 0 && load<u32>(columns + ((<usize>place - 1) << 2)) !== column) {
      slot = (slot + 1) & mask;
      place = load<u32>(slots + (slot << 2));
    }
    if (place === 0) {
      store<u32>(columns + ((<usize>next) << 2), column);
      store<i32>(counts + ((<usize>next) << 2), add);
      next += 1;
      store<u32>(slots + (slot << 2), next);
    } else {
      const count = counts + ((<usize>place - 1) << 2);
      store<i32>(count, load<i32>(count) + add);
    }
  }
  size = next;
}

function makeRoom(terms: u32): void {
  let needed = slotMask + 1;
  while (needed < (size + terms) * slotsPerTerm && needed < mostSlots) needed <<= 1;
  if (needed === slotMask + 1) return;
  memory.fill(slots, 0, (<usize>slotMask + 1) << 2);
  slotMask = needed - 1;
  insertAll();
}

function insertAll(): void {
  for (let place: u32 = 1; place <= size; place++) {
    let slot = load<u32>(columns + ((<usize>place - 1) << 2)) & slotMask;
    while (load<u32>(slots + (slot << 2))) slot = (slot + 1) & slotMask;
    store<u32>(slots + (slot << 2), place);
  }
}
