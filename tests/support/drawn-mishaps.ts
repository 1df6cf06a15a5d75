import { createRandom } from '@classmark/math';
import type { Fault } from '../harvest-servers/faulty-server.js';

/** What goes wrong while a source is harvested. */
export interface Mishaps {
  readonly faultOf: (request: number) => Fault | null;
  /** The request at which the worker stops. */
  readonly stopAt: number;
}

/** One to three faults of these kinds, each with one of the requests for so many pages: the same for the same seed. */
export function drawMishaps(seed: number, kinds: readonly Fault[], pages: number): Mishaps {
  const { below } = createRandom(seed);
  const drawn = new Map(
    Array.from({ length: 1 + below(3) }, () => [1 + below(pages + 1), kinds[below(kinds.length)] ?? null]),
  );
  return { faultOf: (request) => drawn.get(request) ?? null, stopAt: 1 + below(pages - 1) };
}
