/** Words to leave out: a bit for the lowest 14 bits of each one's hash, then a table of (hash, address, length). */
let bits: usize = 0;
let slots: usize = 0;

const slotMask: u32 = 1023;

/** @param bitsAddress 2 KiB @param slotsAddress 12 KiB; both zeros at first */
export function setStopWords(bitsAddress: usize, slotsAddress: usize): void {
  bits = bitsAddress;
  slots = slotsAddress;
}

/** The word's bytes must stay where they are. */
export function addStopWord(hash: u32, address: usize, length: u32): void {
  const bit = bits + ((hash & 0x3fff) >>> 3);
  store<u8>(bit, load<u8>(bit) | <u8>((<u32>1) << (hash & 7)));
  let slot = slotOf(hash);
  while (load<u32>(slot, 8)) slot = next(slot);
  store<u32>(slot, hash);
  store<u32>(slot, <u32>address, 4);
  store<u32>(slot, length, 8);
}

export function isStopWord(hash: u32, address: usize, length: u32): bool {
  if (!bits || !(<u32>load<u8>(bits + ((hash & 0x3fff) >>> 3)) & ((<u32>1) << (hash & 7)))) return false;
  for (let slot = slotOf(hash); load<u32>(slot, 8); slot = next(slot)) {
    if (load<u32>(slot) !== hash || load<u32>(slot, 8) !== length) continue;
    if (memory.compare(load<u32>(slot, 4), address, length) === 0) return true;
  }
  return false;
}

function slotOf(hash: u32): usize {
  return slots + ((hash >>> 14) & slotMask) * 12;
}

function next(slot: usize): usize {
  return slot + 12 === slots + (slotMask + 1) * 12 ? slots : slot + 12;
}
