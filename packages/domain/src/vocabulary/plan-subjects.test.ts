import { describe, expect, it } from 'vitest';
import { type SchemeContent, WrittenSubjects } from './plan-subjects.js';

const root = { broader: new Set<string>(), ancestors: new Set<string>(), depth: 1, height: 1 };
const under = (...keys: string[]) => ({ broader: new Set(keys), ancestors: new Set(keys), depth: 2, height: 1 });
const empty: SchemeContent = { byKey: new Map(), keyOfUri: new Map(), keysOfName: new Map() };
/** By place: /Art/History and /Medicine/History; /Earth/Rivers, which has a URI. */
const histories: SchemeContent = {
  byKey: new Map([
    ['/Art', root],
    ['/Art/History', under('/Art')],
    ['/Medicine', root],
    ['/Medicine/History', under('/Medicine')],
    ['/Earth', root],
    ['/Earth/Rivers', under('/Earth')],
  ]),
  keyOfUri: new Map([['http://example.org/rivers', '/Earth/Rivers']]),
  keysOfName: new Map([
    ['History', ['/Art/History', '/Medicine/History']],
    ['Rivers', ['/Earth/Rivers']],
    ['Art', ['/Art']],
  ]),
};

interface Asked {
  readonly merges?: boolean;
  readonly content?: SchemeContent;
  readonly canCreate?: boolean;
}

function plan(subjects: string[], { merges = false, content = empty, canCreate = true }: Asked = {}) {
  return new WrittenSubjects(
    [{ line: 1, subjects }],
    { mergesEqualNames: merges, aliases: new Map() },
    () => false,
  ).plan(content, canCreate);
}

describe('subjects of equal names', () => {
  const written = ['/Medicine/History', '/Art/History', '/Music/Music'];

  it('are several where a scheme tells them apart by place', () => {
    const { created, problems, keyOf } = plan(written);
    expect(problems).toEqual([]);
    expect(created.map(({ label }) => label)).toEqual(['Medicine', 'History', 'Art', 'History', 'Music', 'Music']);
    expect([...keyOf.values()]).toEqual(written);
  });

  it('are one with several broader ones where a scheme merges them', () => {
    const { created, steps } = plan(written.slice(0, 2), { merges: true });
    expect(created.map(({ key }) => key)).toEqual(['Medicine', 'History', 'Art']);
    expect(steps).toEqual([
      ['History', 'Medicine'],
      ['History', 'Art'],
    ]);
  });

  it('cannot be their own broader one where a scheme merges them', () => {
    expect(plan(['/Music/Music'], { merges: true }).problems).toMatchObject([{ line: 1, code: 'SUBJECT_CYCLE' }]);
  });
});

describe('a subject written without a path', () => {
  it.each([
    ['Art', '/Art'],
    ['Rivers', '/Earth/Rivers'],
    ['http://example.org/rivers', '/Earth/Rivers'],
    ['/Rivers', '/Rivers'],
    ['Deltas', '/Deltas'],
  ])('%s is that of %s', (written, key) => {
    expect(plan([written], { content: histories }).keyOf.get(written)).toBe(key);
  });

  it('must be written with its path where several have its name', () => {
    expect(plan(['History'], { content: histories }).problems).toEqual([
      {
        line: 1,
        code: 'INVALID_SUBJECT',
        message: 'Several subjects are called "History" (/Art/History, /Medicine/History); write the path.',
      },
    ]);
  });

  it('is unknown where the scheme lacks it and none may be created', () => {
    const { problems, created } = plan(['Rivers', 'Deltas'], { content: histories, canCreate: false });
    expect([problems, created]).toMatchObject([
      [{ code: 'UNKNOWN_SUBJECT', message: 'The scheme has no subject "Deltas".' }],
      [],
    ]);
  });
});

it('a row that is refused creates none of its subjects', () => {
  const { created, problems } = plan(['/New/Newer', ' ']);
  expect([created, problems]).toMatchObject([[], [{ code: 'INVALID_SUBJECT' }]]);
});

it('looks up keys, URIs, and the labels of what is written without a path', () => {
  const written = new WrittenSubjects(
    [{ line: 1, subjects: ['/A/B', 'C', 'http://example.org/1'] }],
    { mergesEqualNames: false, aliases: new Map() },
    () => false,
  );
  expect(written.wanted).toEqual({
    keys: ['/A', '/A/B', '/C', 'http://example.org/1'],
    uris: ['http://example.org/1'],
    names: ['C', 'http://example.org/1'],
    steps: [['/A/B', '/A']],
  });
});
