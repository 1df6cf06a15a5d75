import { describe, expect, it } from 'vitest';
import { concept, english, plan, stored, uriOf } from '../testing/made-concepts.js';

describe('a subject that the file points at and does not describe', () => {
  const pointedAt = stored(9, 'c_9', { broader: [uriOf(1)], altLabels: english('Ice') });
  const file = [concept(1, 'Water'), concept(2, 'Rivers', { broader: [uriOf(9)] })];
  const undescribed = [uriOf(9), uriOf(8)];

  it('stays as it is, with the steps that lead to it', () => {
    const subjects = [stored(1, 'Water'), stored(2, 'Rivers', { broader: [uriOf(9)] }), pointedAt];
    const { added, kept, removed, merged } = plan(subjects, file, { undescribed });
    expect([added, removed, merged]).toEqual([[], [], []]);
    expect(kept.map(({ isRenamed, isMoved, isEdited }) => isRenamed || isMoved || isEdited)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is the successor of nothing, whatever people call it', () => {
    const { removed, merged } = plan([stored(1, 'Water'), pointedAt, stored(5, 'Ice')], file, { undescribed });
    expect([removed.map(({ id }) => id), merged]).toEqual([[5], []]);
  });

  it('is not made where it is not there', () => {
    expect(plan([], file, { undescribed }).added.map(({ broader }) => broader)).toEqual([[], []]);
  });

  it('takes in what people have merged into it', () => {
    const owner = { ...pointedAt, mergedKeys: [uriOf(2)], altLabels: [...english('Ice'), ...english('Rivers')] };
    const { added, removed, folded } = plan([stored(1, 'Water'), owner], file, { undescribed });
    expect([added, removed, folded.map(({ into }) => into)]).toEqual([[], [], [uriOf(9)]]);
  });

  it('leaves the steps to it where they lead now, where people have merged it into another', () => {
    const water = stored(1, 'Water', { mergedKeys: [uriOf(9)], altLabels: english('c_9') });
    const { kept } = plan([water, stored(2, 'Rivers', { broader: [uriOf(1)] })], file, { undescribed });
    expect(kept.map(({ concept: { broader }, isMoved }) => [broader, isMoved])).toEqual([
      [[], false],
      [[uriOf(1)], false],
    ]);
  });
});
