import { describe, expect, it } from 'vitest';
import { planSubjectMerge, type SchemeGraph } from './plan-subject-merge.js';
import { type KeyedSubject, reshapeScheme } from './reshape-scheme.js';

const before: SchemeGraph = new Map([
  [1, { label: 'Medicine', broader: [] }],
  [2, { label: 'History', broader: [1] }],
  [3, { label: 'Ancient', broader: [2] }],
  [4, { label: 'Art', broader: [] }],
  [5, { label: 'History', broader: [4] }],
]);
const keyed = new Map<number, KeyedSubject>([
  [1, { key: '/Medicine', uri: null }],
  [2, { key: '/Medicine/History', uri: null }],
  [3, { key: '/Medicine/History/Ancient', uri: null }],
  [4, { key: '/Art', uri: null }],
  [5, { key: '/Art/History', uri: null }],
]);
const none = new Map<number, number>();
const renamed = (id: number, label: string): SchemeGraph =>
  new Map([...before].map(([each, node]) => [each, each === id ? { ...node, label } : node]));

describe('reshapeScheme', () => {
  it('renames a subject and the paths below it, and finds it by its former path', () => {
    const after = renamed(2, 'Past');
    const { keys, paths, aliases } = reshapeScheme({ mergesEqualNames: false, before, after, keyed, merged: none });
    expect([...keys]).toEqual([
      [2, '/Medicine/Past'],
      [3, '/Medicine/Past/Ancient'],
    ]);
    expect(paths.get(3)).toEqual(['/Medicine/Past/Ancient']);
    expect([...aliases]).toEqual([['/Medicine/History', { subjectId: 2, isMerged: false }]]);
  });

  it('refuses a name that is taken in its place, and none that is taken elsewhere', () => {
    const change = { mergesEqualNames: false, before, keyed, merged: none };
    expect(() => reshapeScheme({ ...change, after: renamed(4, 'Medicine') })).toThrow(
      expect.objectContaining({ code: 'CONFLICT' }),
    );
    expect(reshapeScheme({ ...change, after: renamed(3, 'Art') }).keys.get(3)).toBe('/Medicine/History/Art');
  });

  it('refuses a name that makes a path too long for an index', () => {
    const change = { before, after: renamed(2, 'a'.repeat(1_995)), keyed, merged: none };
    const refused = expect.objectContaining({ code: 'INVALID_INPUT' });
    expect(() => reshapeScheme({ ...change, mergesEqualNames: false })).toThrow(refused);
    expect(reshapeScheme({ ...change, mergesEqualNames: true }).keys.size).toBeGreaterThan(0);
  });

  it('finds a merged subject by the paths of both', () => {
    const { merged, graph: after } = planSubjectMerge(before, 5, 2);
    const { keys, paths, aliases } = reshapeScheme({ mergesEqualNames: false, before, after, keyed, merged });
    expect(keys.get(2)).toBe('/Medicine/History');
    expect(paths.get(2)).toEqual(['/Art/History', '/Medicine/History']);
    expect([...aliases]).toEqual([['/Art/History', { subjectId: 2, isMerged: true }]]);
  });

  it('tells a subject apart by another of its places where its name is taken in one', () => {
    const after = new Map([...before, [6, { label: 'History', broader: [1, 4] }], [7, { label: 'Law', broader: [] }]]);
    const change = { mergesEqualNames: false, before, keyed, merged: none };
    const apart = new Map([...after, [6, { label: 'History', broader: [1, 7] }]]);
    expect([...reshapeScheme({ ...change, after: apart, keepsHomonyms: true }).keys]).toContainEqual([
      6,
      '/Law/History',
    ]);
    expect(() => reshapeScheme({ ...change, after, keepsHomonyms: true })).toThrow(
      expect.objectContaining({ code: 'CONFLICT' }),
    );
  });

  it('leaves a subject that gets a second place its key, where a new one of its name has that place alone', () => {
    const law = { label: 'Law', broader: [1] };
    const change = {
      ...{ mergesEqualNames: false, keepsHomonyms: true, merged: none },
      before: new Map([...before, [6, law]]),
      after: new Map([...before, [6, { label: 'Law', broader: [1, 4] }], [7, law]]),
      keyed: new Map([...keyed, [6, { key: '/Medicine/Law', uri: 'urn:6' }], [7, { key: '', uri: 'urn:7' }]]),
    };
    const { keys } = reshapeScheme(change);
    expect([keys.get(6) ?? '/Medicine/Law', keys.get(7)]).toEqual(['/Medicine/Law', 'urn:7']);
  });

  it('leaves subjects whose name and place others have, too, their URIs as keys', () => {
    const homonyms = new Map([1, 2, 3].map((id) => [id, { label: 'Law', broader: [] }]));
    const withUris = new Map([1, 2, 3].map((id) => [id, { key: id === 1 ? '/Law' : '', uri: `urn:${id}` }]));
    const change = { mergesEqualNames: false, before: homonyms, after: homonyms, keyed: withUris, merged: none };
    expect(reshapeScheme({ ...change, keepsHomonyms: true }).keys.size).toBe(0);
  });

  it('keeps URIs as keys', () => {
    const uri = 'http://example.org/1';
    const after = new Map([[1, { label: 'Rivers', broader: [] }]]);
    const change = { before: new Map([[1, { label: uri, broader: [] }]]), after, merged: none };
    const { keys } = reshapeScheme({ ...change, mergesEqualNames: false, keyed: new Map([[1, { key: uri, uri }]]) });
    expect([...keys]).toEqual([[1, uri]]);
  });

  describe('where a merge would put subjects deep', () => {
    /** Two chains, the second below nothing. */
    const chains = (first: number, second: number): SchemeGraph =>
      new Map(
        Array.from({ length: first + second }, (_, n) => {
          const isRoot = n === 0 || n === first;
          return [n, { label: `Level ${n}`, broader: isRoot ? [] : [n - 1] }];
        }),
      );
    /** The root of the second chain goes into a subject of the first. */
    const join = (graph: SchemeGraph, root: number, into: number) => {
      const { merged, graph: after } = planSubjectMerge(graph, root, into);
      const keyedByUri = new Map([...graph.keys()].map((id) => [id, { key: `urn:${id}`, uri: `urn:${id}` }]));
      return () => reshapeScheme({ mergesEqualNames: false, before: graph, after, keyed: keyedByUri, merged });
    };

    it('takes a hundred levels, and refuses more', () => {
      expect(join(chains(60, 41), 60, 59)).not.toThrow();
      expect(join(chains(60, 42), 60, 59)).toThrow(
        expect.objectContaining({ code: 'CONFLICT', message: expect.stringContaining('at most 100 deep') }),
      );
    });

    it('leaves a scheme as deep as it was', () => {
      expect(join(chains(120, 3), 120, 0)).not.toThrow();
    });
  });
});
