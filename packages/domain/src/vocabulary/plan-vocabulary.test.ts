import { describe, expect, it } from 'vitest';
import { concept, english, plan, stored, uriOf } from '../testing/made-concepts.js';
import type { Concept } from './concept.js';

describe('a subject that the file still has', () => {
  it.each([
    ['is unchanged', concept(1, 'Water'), [false, false, false]],
    ['is renamed', concept(1, 'Waters'), [true, false, false]],
    ['is moved', concept(1, 'Water', { broader: [uriOf(9)] }), [false, true, false]],
    ['has another alternative label', concept(1, 'Water', { altLabels: english('Aqua') }), [false, false, true]],
    ['has a notation', concept(1, 'Water', { notation: '551' }), [false, false, true]],
    ['has another notation', concept(1, 'Water', { otherNotations: ['GB'] }), [false, false, true]],
  ])('%s', (_name, now, [isRenamed, isMoved, isEdited]) => {
    const { kept } = plan([stored(1, 'Water'), stored(9, 'Earth')], [now, concept(9, 'Earth')]);
    expect(kept[0]).toMatchObject({ isRenamed, isMoved, isEdited });
  });

  it.each([
    ['is shown in its language', true, ['Wasser', false]],
    ['is shown in the language that is asked for', false, ['Water', true]],
  ])('%s', (_name, keepsLanguages, [label, isRenamed]) => {
    const labels = [
      { text: 'Water', language: 'en' },
      { text: 'Wasser', language: 'de' },
    ] as const;
    const subject = stored(1, 'Wasser', { labels: [labels[1], labels[0]] });
    const [kept] = plan([subject], [concept(1, 'Water', { labels })], { keepsLanguages }).kept;
    expect([kept?.concept.labels[0].text, kept?.isRenamed]).toEqual([label, isRenamed]);
  });

  it('is recognized by its label where it had no URI yet', () => {
    const { kept, added, removed } = plan([stored(1, 'Water', { uri: null, key: '/Water' })], [concept(1, 'Water')]);
    expect([kept.length, added.length, removed.length]).toEqual([1, 0, 0]);
  });

  it('is not taken for one of another URI', () => {
    const { added, removed } = plan([stored(1, 'Water')], [concept(2, 'Water')]);
    expect([added.length, removed.length]).toEqual([1, 1]);
  });

  it('is recognized by its place where several have its label', () => {
    const places = [stored(1, 'Art', { uri: null, key: '/Art' }), stored(2, 'Music', { uri: null, key: '/Music' })];
    const histories = [
      stored(3, 'History', { uri: null, key: '/Art/History', broader: ['/Art'] }),
      stored(4, 'History', { uri: null, key: '/Music/History', broader: ['/Music'] }),
    ];
    const file = [
      concept(11, 'History', { broader: [uriOf(13)] }),
      concept(12, 'History', { broader: [uriOf(14)] }),
      concept(13, 'Music'),
      concept(14, 'Art'),
    ];
    const { kept, added, removed } = plan([...places, ...histories], file);
    expect(kept.map(({ stored: { id }, concept: { uri } }) => [id, uri])).toEqual([
      [1, uriOf(14)],
      [2, uriOf(13)],
      [3, uriOf(12)],
      [4, uriOf(11)],
    ]);
    expect([added, removed]).toEqual([[], []]);
  });

  it('is recognized once, where it has two places and the file has a concept in each', () => {
    const both = [
      stored(1, 'Art', { uri: null, key: 'Art' }),
      stored(2, 'Music', { uri: null, key: 'Music' }),
      stored(3, 'History', { uri: null, key: 'History', broader: ['Art', 'Music'] }),
    ];
    const file = [
      concept(11, 'Art'),
      concept(12, 'Music'),
      concept(13, 'History', { broader: [uriOf(11)] }),
      concept(14, 'History', { broader: [uriOf(12)] }),
    ];
    const { kept, added } = plan(both, file);
    expect([kept.length, added.map(({ uri }) => uri)]).toEqual([3, [uriOf(14)]]);
  });

  it('is not guessed where two have the label', () => {
    const { added, removed } = plan(
      [stored(1, 'Music', { uri: null, key: '/Music' }), stored(2, 'Music', { uri: null, key: '/Art/Music' })],
      [concept(3, 'Music')],
    );
    expect([added.length, removed.length]).toEqual([1, 2]);
  });
});

describe('a subject that the file no longer has', () => {
  it('was merged where the file says what replaces it, over several steps', () => {
    const file = [
      concept(1, 'Brooks', { isDeprecated: true, replacedBy: uriOf(2) }),
      concept(2, 'Streams', { isDeprecated: true, replacedBy: uriOf(3) }),
      concept(3, 'Rivers'),
    ];
    const { merged, removed } = plan([stored(1, 'Brooks'), stored(3, 'Rivers')], file);
    expect([merged.map(({ stored: { id }, into }) => [id, into]), removed]).toEqual([[[1, uriOf(3)]], []]);
  });

  it('was merged where its label is an alternative label of one concept', () => {
    const { merged } = plan([stored(1, 'Brooks')], [concept(3, 'Rivers', { altLabels: english('Brooks') })]);
    expect(merged).toMatchObject([{ into: uriOf(3) }]);
  });

  it('was removed otherwise', () => {
    const { removed } = plan([stored(1, 'Brooks')], [concept(3, 'Rivers')]);
    expect(removed.map(({ id }) => id)).toEqual([1]);
  });
});

it.each([
  ['go round', uriOf(1)],
  ['lead out of the file', uriOf(9)],
])('a subject stays, deprecated, where its replacements %s', (_name, replacedBy) => {
  const file = [
    concept(1, 'A', { isDeprecated: true, replacedBy: uriOf(2) }),
    concept(2, 'B', { isDeprecated: true, replacedBy }),
    concept(3, 'C'),
  ];
  const { kept, merged, removed } = plan([stored(1, 'A')], file);
  expect(kept).toMatchObject([{ stored: { id: 1 }, concept: { isDeprecated: true }, isEdited: true }]);
  expect([merged, removed]).toEqual([[], []]);
});

it('leaves out the step that would put a subject under itself, and says so', () => {
  const { added, circles } = plan(
    [],
    [concept(1, 'A', { broader: [uriOf(2)] }), concept(2, 'B', { broader: [uriOf(1)] })],
  );
  expect([added.map(({ broader }) => broader), circles]).toEqual([
    [[uriOf(2)], []],
    [{ narrower: uriOf(2), broader: uriOf(1) }],
  ]);
});

describe('how deep a subject may stand', () => {
  const chain = (length: number): Concept[] =>
    Array.from({ length }, (_, n) => concept(n, `Level ${n}`, { broader: n === 0 ? [] : [uriOf(n - 1)] })).reverse();

  it('is a hundred levels', () => {
    expect(plan([], chain(100)).added).toHaveLength(100);
  });

  it.each([101, 10_000])('is no more: %i are refused', (length) => {
    expect(() => plan([], chain(length))).toThrow(
      '"Level 100" stands below 100 others, one below the other; a subject stands at most 100 deep, itself included.',
    );
  });
});
