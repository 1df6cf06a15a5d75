/** One large document does not make all others slow. */
const mostPlacesToClear = 2 ** 15;

/** Numbers distinct 32-bit hashes 0, 1, 2 … in order of first use. Open addressing, at most half full. */
export class HashIndex {
  size = 0;
  /** The hashes by number. */
  private hashes: Uint32Array;
  /** One more than a hash's number, or 0. */
  private places: Uint32Array;

  constructor(expected = 512) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, expected)));
    this.hashes = new Uint32Array(capacity);
    this.places = new Uint32Array(2 * capacity);
  }

  /** Its number, or -1 where it has none. */
  find(hash: number): number {
    return this.places[this.slotOf(hash)] - 1;
  }

  /** Its number, given now where it had none. */
  number(hash: number): number {
    const slot = this.slotOf(hash);
    const place = this.places[slot];
    if (place > 0) return place - 1;
    if (this.size === this.hashes.length) {
      this.grow();
      return this.number(hash);
    }
    this.hashes[this.size] = hash;
    this.size += 1;
    this.places[slot] = this.size;
    return this.size - 1;
  }

  /** The hashes so far, by number. */
  view(): Uint32Array {
    return this.hashes.subarray(0, this.size);
  }

  clear(): void {
    this.size = 0;
    if (this.places.length <= mostPlacesToClear) this.places.fill(0);
    else this.places = new Uint32Array(mostPlacesToClear);
    this.hashes = this.hashes.subarray(0, this.places.length / 2);
  }

  /** Murmur's hashes are well mixed in their lowest bits. */
  private slotOf(hash: number): number {
    const { places, hashes } = this;
    const last = places.length - 1;
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const place = places[slot];
      if (place === 0 || hashes[place - 1] === hash) return slot;
    }
  }

  private grow(): void {
    const known = this.view();
    this.hashes = new Uint32Array(2 * known.length);
    this.hashes.set(known);
    this.places = new Uint32Array(4 * known.length);
    for (let i = 0; i < known.length; i++) this.places[this.slotOf(known[i])] = i + 1;
  }
}
