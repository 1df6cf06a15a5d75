/** How many of `[rows]` targets are yes, and no. */
export function countClasses(targets: Int8Array): { positives: number; negatives: number } {
  let [positives, negatives] = [0, 0];
  for (let row = 0; row < targets.length; row++) {
    const target = targets[row];
    if (target > 0) positives += 1;
    else if (target < 0) negatives += 1;
  }
  return { positives, negatives };
}
