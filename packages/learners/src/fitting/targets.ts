import type { DocumentLabels } from '@classmark/learner';

/** A run of subjects: `first` to `first + count - 1`. */
export interface SubjectGroup {
  readonly first: number;
  readonly count: number;
}

/** `[labels, group.count]`, row-major: +1 yes, -1 no, 0 unknown. */
export function targetsOf(labels: readonly DocumentLabels[], group: SubjectGroup): Int8Array {
  const targets = new Int8Array(labels.length * group.count);
  labels.forEach(({ yes, no }, row) => {
    const offset = row * group.count - group.first;
    const set = (subject: number, target: number): void => {
      if (subject >= group.first && subject < group.first + group.count) targets[offset + subject] = target;
    };
    if (no === 'rest') targets.fill(-1, row * group.count, (row + 1) * group.count);
    else for (const subject of no) set(subject, -1);
    for (const subject of yes) set(subject, 1);
  });
  return targets;
}
