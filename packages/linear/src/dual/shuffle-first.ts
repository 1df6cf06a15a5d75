import type { Random } from '@classmark/math';

/** Shuffles the first `count` items, in place. */
export function shuffleFirst(items: Uint32Array, count: number, random: Random): void {
  for (let i = count - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const moved = items[i];
    items[i] = items[j];
    items[j] = moved;
  }
}
