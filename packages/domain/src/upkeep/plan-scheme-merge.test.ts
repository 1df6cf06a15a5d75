import { describe, expect, it } from 'vitest';
import { keysThatMove, planSchemeMerge } from './plan-scheme-merge.js';

/** What a subject is: its name, those right above it, and its URI, which may be all that it is known by. */
type Given = Readonly<Record<number, readonly [label: string, broader: readonly number[], uri?: string, key?: string]>>;

const schemeOf = (given: Given, mergesEqualNames = false) => {
  const rows = Object.entries(given).map(([id, row]) => [Number(id), row] as const);
  return {
    mergesEqualNames,
    graph: new Map(rows.map(([id, [label, broader]]) => [id, { label, broader }])),
    keyed: new Map(rows.map(([id, [, , uri = null, key = `key ${id}`]]) => [id, { key, uri }])),
  };
};
const into: Given = { 1: ['Medicine', []], 2: ['History', [1]], 3: ['Art', []], 4: ['Sea', [], 'http://x/sea'] };
const same = { mergesEqualNames: false };

describe('planSchemeMerge', () => {
  it.each<[string, Given, { mergesEqualNames: boolean }, object]>([
    ['by nothing but their name: not one', { 11: ['History', []] }, same, {}],
    ['in one place: one', { 11: ['Medicine', []], 12: ['History', [11]] }, same, { 11: 1, 12: 2 }],
    ['whatever comes first', { 11: ['History', [12]], 12: ['Medicine', []] }, same, { 11: 2, 12: 1 }],
    ['by name, where that is one concept', { 11: ['History', []] }, { mergesEqualNames: true }, { 11: 2 }],
    ['by their URI, wherever', { 11: ['Water', []], 12: ['Mer', [11], 'http://x/sea'] }, same, { 12: 4 }],
    ['by their URI before their place', { 11: ['Art', [], 'http://x/sea'] }, same, { 11: 4 }],
    ['in one place with two URIs: one', { 11: ['Sea', [], 'http://y/sea'] }, same, { 11: 4 }],
    ['known by its URI alone: not one', { 11: ['Sea', [], 'http://y/sea', 'http://y/sea'] }, same, {}],
    [
      'under two that become one',
      {
        11: ['Medicine', []],
        12: ['Water', [], 'http://x/sea'],
        13: ['Sea', []],
        14: ['Ice', [12]],
        15: ['Ice', [13]],
      },
      same,
      { 11: 1, 12: 4, 13: 4, 15: 14 },
    ],
  ])('finds subjects that are the same: %s', (_name, from, { mergesEqualNames }, merged) => {
    const plan = planSchemeMerge(schemeOf(from), schemeOf(into, mergesEqualNames));
    expect(Object.fromEntries(plan.merged)).toEqual(merged);
  });

  it('moves the others under what became of those above them', () => {
    const { graph } = planSchemeMerge(
      schemeOf({ 11: ['Art', []], 12: ['Music', [11]], 13: ['Law', []] }),
      schemeOf(into),
    );
    expect([...graph.keys()]).toEqual([1, 2, 3, 4, 12, 13]);
    expect(graph.get(12)).toEqual({ label: 'Music', broader: [3] });
    expect(graph.get(13)).toEqual({ label: 'Law', broader: [] });
  });

  it('refuses what would close a circle', () => {
    const from = schemeOf({ 11: ['History', []], 12: ['Medicine', [11]] }, true);
    expect(() => planSchemeMerge(from, schemeOf(into, true))).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
  });

  it.each<[string, Given, string]>([
    [
      'under two of three',
      { 11: ['Medicine', []], 12: ['Art', []], 13: ['History', [11, 12]] },
      '/Art/History, /Medicine/History',
    ],
    ['under two others', { 11: ['Art', []], 12: ['Law', []], 13: ['History', [11, 12]] }, '/Art/History, /Law/History'],
  ])('refuses to choose where one subject would be several: %s', (_name, from, several) => {
    const places: Given = { ...into, 5: ['History', [3]], 6: ['Law', []], 7: ['History', [6]] };
    expect(() => planSchemeMerge(schemeOf(from, true), schemeOf(places))).toThrow(
      expect.objectContaining({ code: 'CONFLICT', message: expect.stringContaining(several) }),
    );
  });

  it('does not have to choose where a URI says which one it is, or where the places are of one subject', () => {
    const two: Given = { ...into, 5: ['History', [3], 'http://x/art'] };
    const from: Given = { 11: ['Medicine', []], 12: ['Art', []], 13: ['History', [11, 12], 'http://x/art'] };
    expect(planSchemeMerge(schemeOf(from, true), schemeOf(two)).merged.get(13)).toBe(5);
    const one: Given = { ...into, 2: ['History', [1, 3]] };
    expect(planSchemeMerge(schemeOf(from, true), schemeOf(one)).merged.get(13)).toBe(2);
  });

  it.each<[string, Given, { from: boolean; into: boolean }]>([
    ['all of the other', { 11: ['Art', []], 12: ['Sea', []] }, { from: false, into: true }],
    ['some that the other lacks', { 11: ['Art', []], 12: ['Law', []] }, { from: false, into: false }],
    [
      'all that there is and more',
      { 11: ['Medicine', []], 12: ['History', [11]], 13: ['Art', []], 14: ['Sea', []], 15: ['Law', []] },
      { from: true, into: false },
    ],
  ])('says whose lists of labels stay whole where a scheme has %s', (_name, from, staysWhole) => {
    expect(planSchemeMerge(schemeOf(from), schemeOf(into)).staysWhole).toEqual(staysWhole);
  });
});

describe('the keys of subjects that move to another scheme', () => {
  const subjects: Given = { 1: ['Sea', [], 'http://x/sea', 'http://x/sea'], 2: ['Art', [], 'http://x/art', 'Art'] };

  it.each([
    [false, false, ['http://x/sea', 'Art']],
    [true, true, ['http://x/sea', 'Art']],
    [true, false, ['http://x/sea', '']],
    [false, true, ['http://x/sea', '']],
  ])('from one that merges equal names (%s) to one that does (%s) are %j', (from, into, keys) => {
    const moved = keysThatMove(schemeOf(subjects, from), schemeOf({}, into));
    expect([...moved.values()].map(({ key }) => key)).toEqual(keys);
  });
});
