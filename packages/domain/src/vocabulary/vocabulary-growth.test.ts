import { describe, expect, it } from 'vitest';
import { type KnownSubject, VocabularyGrowth } from './vocabulary-growth.js';

const nothing: ReadonlyMap<string, KnownSubject> = new Map();
const water: ReadonlyMap<string, KnownSubject> = new Map([
  ['Earth', { broader: new Set<string>(), ancestors: new Set<string>(), depth: 1, height: 3 }],
  ['Hydrology', { broader: new Set(['Earth']), ancestors: new Set(['Earth']), depth: 2, height: 2 }],
  ['Rivers', { broader: new Set(['Hydrology']), ancestors: new Set(['Hydrology', 'Earth']), depth: 3, height: 1 }],
]);

describe('VocabularyGrowth', () => {
  it('gains each label and step of a path once', () => {
    const growth = new VocabularyGrowth(nothing);
    growth.add([['Earth', 'Hydrology', 'Rivers']]);
    growth.add([['Earth', 'Hydrology']]);
    expect(growth.keys).toEqual(['Earth', 'Hydrology', 'Rivers']);
    expect(growth.steps).toEqual([
      ['Hydrology', 'Earth'],
      ['Rivers', 'Hydrology'],
    ]);
  });

  it('gains nothing from what is known', () => {
    const growth = new VocabularyGrowth(water);
    growth.add([['Earth', 'Hydrology', 'Rivers'], ['Rivers']]);
    expect([growth.keys, growth.steps]).toEqual([[], []]);
  });

  it('gives a known label another broader one', () => {
    const growth = new VocabularyGrowth(water);
    growth.add([['Engineering', 'Hydrology']]);
    expect([growth.keys, growth.steps]).toEqual([['Engineering'], [['Hydrology', 'Engineering']]]);
  });

  it.each([
    ['against what is known', [['Rivers', 'Earth']], 'Earth'],
    [
      'within what is added',
      [
        ['A', 'B', 'C'],
        ['C', 'A'],
      ],
      'A',
    ],
    ['through both', [['Rivers', 'Deltas', 'Earth']], 'Earth'],
    ['of one label', [['A', 'A']], 'A'],
  ])('refuses a circle %s', (_name, paths, label) => {
    const growth = new VocabularyGrowth(water);
    expect(() => growth.add(paths)).toThrow(`"${label}" cannot be put under`);
  });

  describe.each([
    ['below what is known', (names: string[]) => ['Rivers', ...names], 97],
    ['above what is known', (names: string[]) => [...names, 'Earth'], 97],
    ['of a path that is new', (names: string[]) => names, 100],
  ])('%s', (_where, pathOf, most) => {
    const path = (count: number) => pathOf(Array.from({ length: count }, (_, i) => `${i}`));
    const steps = (count: number) => path(count).flatMap((low, i, all) => (i === 0 ? [] : [[all[i - 1] ?? '', low]]));

    it('takes a hundred levels and no more, at once', () => {
      const growth = new VocabularyGrowth(water);
      expect(() => growth.add([path(most + 1)])).toThrow('a subject stands at most 100 deep, itself included');
      expect([growth.keys, growth.steps]).toEqual([[], []]);
      growth.add([path(most)]);
    });

    it.each(['down', 'up'])('takes a hundred levels and no more, step by step %s', (way) => {
      const growth = new VocabularyGrowth(water);
      const all = way === 'down' ? steps(most + 1) : steps(most + 1).reverse();
      for (const step of all.slice(0, -1)) growth.add([step]);
      expect(() => growth.add(all.slice(-1))).toThrow('a subject stands at most 100 deep');
    });
  });

  it('takes nothing of a refused set of paths', () => {
    const growth = new VocabularyGrowth(water);
    expect(() =>
      growth.add([
        ['New', 'Newer'],
        ['Rivers', 'Earth'],
      ]),
    ).toThrow();
    expect([growth.keys, growth.steps]).toEqual([[], []]);
  });

  it('still takes a step that an earlier, refused set contained', () => {
    const growth = new VocabularyGrowth(water);
    expect(() =>
      growth.add([
        ['A', 'B'],
        ['Rivers', 'Earth'],
      ]),
    ).toThrow();
    growth.add([['B', 'A']]);
    expect(growth.steps).toEqual([['A', 'B']]);
  });
});
