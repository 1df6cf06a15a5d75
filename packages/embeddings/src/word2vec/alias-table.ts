/** Draws i with a probability in proportion to its weight, in two numbers (Walker 1977; Vose 1991). */
export interface AliasTable {
  /** A place i, drawn evenly, stays where a further number is under `probabilities[i]`, of 2^32. */
  readonly probabilities: Uint32Array;
  /** Else `aliases[i]` takes its place. */
  readonly aliases: Uint32Array;
}

export function createAliasTable(weights: Float64Array): AliasTable {
  const { length } = weights;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const shares = Float64Array.from(weights, (weight) => (weight * length) / sum);
  const probabilities = new Uint32Array(length).fill(0xffffffff);
  const aliases = Uint32Array.from(weights, (_, i) => i);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < length; i++) (shares[i] < 1 ? small : large).push(i);
  for (let from = small.pop(), to = large.pop(); from !== undefined && to !== undefined; from = small.pop()) {
    probabilities[from] = Math.floor(shares[from] * 2 ** 32);
    aliases[from] = to;
    shares[to] -= 1 - shares[from];
    if (shares[to] >= 1) continue;
    small.push(to);
    to = large.pop();
  }
  return { probabilities, aliases };
}
