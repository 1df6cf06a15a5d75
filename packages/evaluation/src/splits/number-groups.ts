/** Numbers items from 0 in the order in which their keys first come: equal keys, one group. */
export function numberGroups(keys: Iterable<string>): Uint32Array {
  const numbers = new Map<string, number>();
  const groups: number[] = [];
  for (const key of keys) {
    const group = numbers.get(key) ?? numbers.size;
    numbers.set(key, group);
    groups.push(group);
  }
  return Uint32Array.from(groups);
}
