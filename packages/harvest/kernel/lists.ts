/** Numbers the lists that were met, so that each is made into strings once. */
let slots: usize = 0;
let bytes: usize = 0;
let bytesEnd: usize = 0;
let count: u32 = 0;

/** Of (hash, address, length, number); half of them stay free. */
const slotCount: u32 = 8_192;
const slotBytes: usize = 16;

/** @param slotsAddress 128 KiB of zeros @param bytesAddress room for the lists' bytes */
export function setLists(slotsAddress: usize, bytesAddress: usize, byteCount: u32): void {
  slots = slotsAddress;
  bytes = bytesAddress;
  bytesEnd = bytesAddress + <usize>byteCount;
}

/** A list's number, from 1 in the order of first use; 0 where it is new and there is no more room. */
export function numberOfList(start: usize, length: u32): u32 {
  const hash = hashOf(start, length);
  let slot = slots + <usize>(hash & (slotCount - 1)) * slotBytes;
  for (; load<u32>(slot, 12) !== 0; slot = next(slot)) {
    if (load<u32>(slot) !== hash || load<u32>(slot, 8) !== length) continue;
    if (memory.compare(load<u32>(slot, 4), start, length) === 0) return load<u32>(slot, 12);
  }
  if (count >= slotCount / 2 || bytes + <usize>length > bytesEnd) return 0;
  memory.copy(bytes, start, length);
  count++;
  store<u32>(slot, hash);
  store<u32>(slot, <u32>bytes, 4);
  store<u32>(slot, length, 8);
  store<u32>(slot, count, 12);
  bytes += <usize>length;
  return count;
}

function next(slot: usize): usize {
  return slot + slotBytes === slots + <usize>slotCount * slotBytes ? slots : slot + slotBytes;
}

/** FNV-1a (Fowler, Noll, Vo 1991), its bits mixed so that the low ones will do. */
function hashOf(start: usize, length: u32): u32 {
  let hash: u32 = 0x811c9dc5;
  for (let i: usize = 0; i < <usize>length; i++) hash = (hash ^ <u32>load<u8>(start + i)) * 0x01000193;
  return hash ^ (hash >>> 15);
}
