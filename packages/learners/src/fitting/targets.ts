import type { DocumentLabels } from '@classmark/learner';

/** A run of subjects: `first` to `first + count - 1`. */
export interface SubjectGroup {
  readonly first: number;
  readonly count: number;
}

/** `[order, group.count]`, row-major: +1 yes, -1 no, 0 unknown, of the labels in the given order. */
export function targetsOf(labels: readonly DocumentLabels[], order: Uint32Array, group: SubjectGroup): Int8Array {
  const { first, count } = group;
  const targets = new Int8Array(order.length * count);
  for (let i = 0; i < order.length; i++) {
    const known = labels[order[i]];
    if (!known) continue;
    const own = targets.subarray(i * count, (i + 1) * count);
    if (known.no === 'rest') own.fill(-1);
    else setTargets(own, known.no, -1, first);
    setTargets(own, known.yes, 1, first);
  }
  return targets;
}

function setTargets(own: Int8Array, subjects: Uint32Array, target: number, first: number): void {
  for (let i = 0; i < subjects.length; i++) {
    const place = subjects[i] - first;
    if (place >= 0 && place < own.length) own[place] = target;
  }
}
