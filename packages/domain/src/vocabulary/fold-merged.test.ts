import { describe, expect, it } from 'vitest';
import { concept, english, plan, stored, uriOf } from '../testing/made-concepts.js';
import type { Concept, StoredConcept } from './concept.js';

describe('a concept by a former key of a subject', () => {
  /** Of a scheme that tells subjects apart by their paths. */
  const placed = (n: number, path: string, more: Partial<Concept> = {}) => {
    const [label = '', above] = path.split('/').reverse();
    const broader = above === '' ? [] : [path.slice(0, path.lastIndexOf('/'))];
    return concept(n, label, { key: path, uri: null, broader, ...more });
  };
  const known = (n: number, path: string, more: Partial<StoredConcept> = {}): StoredConcept =>
    stored(n, '', { ...placed(n, path), ...more });
  const renamed = (...formerKeys: string[]) => ({ formerKeys });
  const merged = (...mergedKeys: string[]) => ({ mergedKeys });
  const idOf = (path: string, { kept, added }: ReturnType<typeof plan>): number | null | undefined =>
    added.some(({ key }) => key === path) ? null : kept.find(({ concept: { key } }) => key === path)?.stored.id;

  it.each([
    ['renamed', [known(1, '/Sea ice', renamed('/Ice'))], '/Sea ice', '/Ice'],
    [
      'renamed, and kept its name,',
      [known(1, '/Sea ice', { ...renamed('/Ice'), altLabels: english('Ice') })],
      '/Sea ice',
      '/Ice',
    ],
    [
      'moved',
      [known(1, '/Art'), known(2, '/Music'), known(3, '/Music/History', renamed('/Art/History'))],
      '/Music/History',
      '/Art/History',
    ],
  ])('is new where people have %s it and the file has both', (_name, subjects, now, former) => {
    const others = subjects.slice(0, -1).map(({ id, key }) => placed(id, key));
    const planned = plan(subjects, [...others, placed(8, now), placed(9, former)]);
    expect([idOf(now, planned), idOf(former, planned), planned.folded]).toEqual([subjects.length, null, []]);
  });

  it.each([
    ['renamed', known(1, '/Sea ice', renamed('/Ice'))],
    ['merged', known(1, '/Sea ice', merged('/Ice'))],
  ])('is that subject where people have %s it and the file has the former alone', (_name, subject) => {
    expect(idOf('/Ice', plan([subject], [placed(9, '/Ice')]))).toBe(1);
  });

  it('stays in the one that people merged it into, of another name or of the same in another place', () => {
    const subjects = [
      known(1, '/Art'),
      known(2, '/Music', merged('/Sound')),
      known(3, '/Music/History', { ...merged('/Art/History'), broader: ['/Music', '/Art'] }),
    ];
    const file = ['/Art', '/Music', '/Music/History', '/Art/History', '/Sound'].map((path, n) => placed(n, path));
    const { folded, added } = plan(subjects, file);
    expect([folded.map(({ into }) => into), added]).toEqual([['/Music/History', '/Music'], []]);
  });

  it.each([
    [
      'with what it stood below',
      [known(1, '/B', merged('/A')), known(2, '/B/Intro', merged('/A/Intro'))],
      ['/A', '/B', '/A/Intro', '/B/Intro'],
      ['/B', '/B/Intro'],
    ],
    [
      'before what it stood below was renamed',
      [known(1, '/B'), known(2, '/As', renamed('/A')), known(3, '/B/Intro', merged('/A/Intro'))],
      ['/A', '/B', '/A/Intro', '/B/Intro'],
      ['/B/Intro'],
    ],
    [
      'never, where what it stood below was renamed and the file has both',
      [known(1, '/B', renamed('/A')), known(2, '/B/Intro', renamed('/A/Intro'))],
      ['/A', '/B', '/A/Intro', '/B/Intro'],
      [],
    ],
    [
      'below what people merged, where the file now has one of its name there',
      [known(1, '/B', merged('/A')), known(2, '/B/Intro', renamed('/A/Intro'))],
      ['/A', '/B', '/A/Intro', '/B/Intro', '/A/Intro/Ice', '/B/Intro/Ice'],
      ['/B', '/A/Intro', '/A/Intro/Ice'],
    ],
  ])('is in the one of its name %s', (_name, subjects, paths, expected) => {
    const { folded } = plan(
      subjects,
      paths.map((path, n) => placed(n, path)),
    );
    expect(folded.map(({ into }) => into)).toEqual(expected);
  });

  it.each([
    ['renamed', [known(1, '/C', { ...merged('/A'), ...renamed('/B') })], ['/A', '/B'], '/B'],
    ['left out by the file', [known(1, '/B', merged('/A', '/Z'))], ['/Z', '/A'], '/Z'],
  ])('stays in the one that people merged it into where that is %s', (_name, subjects, paths, expected) => {
    const planned = plan(
      subjects,
      paths.map((path, n) => placed(n, path)),
    );
    expect([planned.folded.map(({ into }) => into), planned.added, idOf(expected, planned)]).toEqual([
      [expected],
      [],
      1,
    ]);
  });

  it('is that subject, and in no other, where a subject has it as its own key', () => {
    const planned = plan([known(1, '/B', merged('/A')), known(2, '/A')], [placed(1, '/A'), placed(2, '/B')]);
    expect([planned.folded, idOf('/A', planned), idOf('/B', planned)]).toEqual([[], 2, 1]);
  });
});

describe('a concept that people have merged into another', () => {
  const a: StoredConcept = { ...stored(1, 'A', { altLabels: english('C') }), mergedKeys: [uriOf(3)] };
  const merged = concept(3, 'C', { broader: [uriOf(2)] });

  it('leaves what is below the other below it', () => {
    const file = [concept(1, 'A'), concept(2, 'B', { broader: [uriOf(1)] }), merged];
    const { kept, circles } = plan([a, stored(2, 'B', { broader: [uriOf(1)] })], file);
    expect(kept.map(({ concept: { broader } }) => broader)).toEqual([[], [uriOf(1)]]);
    expect(circles).toEqual([]);
  });

  it.each([
    ['its own', 'A', ['A', ['B', 'C', 'D', 'Z']]],
    ['the first of theirs', null, ['B', ['C', 'D', 'Z']]],
  ])('leaves all notations to the other, which goes by %s', (_name, notation, expected) => {
    const owner = { ...a, mergedKeys: [uriOf(3), uriOf(4)], notation };
    const file = [
      concept(1, 'A', { notation, otherNotations: ['Z'] }),
      concept(3, 'C', { notation: 'C', otherNotations: ['D'] }),
      concept(4, 'D', { notation: 'B' }),
    ];
    const [kept] = plan([owner], file).kept;
    expect([kept?.concept.notation, kept?.concept.otherNotations]).toEqual(expected);
  });

  it('leaves the other the notation of theirs that it goes by', () => {
    const owner = { ...a, mergedKeys: [uriOf(3), uriOf(4)], notation: 'C', otherNotations: ['B'] };
    const file = [concept(1, 'A'), concept(3, 'C', { notation: 'C' }), concept(4, 'D', { notation: 'B' })];
    const [kept] = plan([owner], file).kept;
    expect([kept?.concept.notation, kept?.concept.otherNotations]).toEqual(['C', ['B']]);
  });

  it('is the successor together with the other where both were called as what is gone', () => {
    const file = [concept(1, 'A', { altLabels: english('X') }), concept(3, 'C', { altLabels: english('X') })];
    const { removed, merged: gone } = plan([a, stored(5, 'X')], file);
    expect([removed, gone.map(({ into }) => into)]).toEqual([[], [uriOf(1)]]);
  });

  it('makes the other no successor of what was called as it is', () => {
    const { removed, merged: gone } = plan([a, stored(4, 'C')], [concept(1, 'A'), concept(3, 'C')]);
    expect([removed.map(({ id }) => id), gone]).toEqual([[4], []]);
  });

  it('leaves no name to the other that is a preferred label of it in any language', () => {
    const labels = [
      { text: 'Water', language: 'en' },
      { text: 'Wasser', language: 'de' },
    ] as const;
    const owner = stored(1, 'Wasser', {
      labels: [labels[1], labels[0]],
      altLabels: english('Aqua'),
      mergedKeys: [uriOf(3)],
    });
    const altLabels = [...english('Water'), { text: 'Wasser', language: 'de' }];
    const [kept] = plan([owner], [concept(1, 'Water', { labels }), concept(3, 'Aqua', { altLabels })]).kept;
    expect(kept).toMatchObject({ isRenamed: false, isEdited: false });
  });
});
