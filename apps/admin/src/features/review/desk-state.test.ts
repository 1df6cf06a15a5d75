import { describe, expect, it } from 'vitest';
import type { DeskItemFragment as ReviewItem } from '../../gql/graphql.js';
import { type DeskState, emptyDesk, openItems, openSuggestions, reduceDesk } from './desk-state.js';

const prediction = (subjectId: string): ReviewItem['predictions'][number] => ({
  id: subjectId,
  probability: 0.5,
  subject: {
    id: subjectId,
    label: subjectId,
    paths: [`/${subjectId}`],
    isDeprecated: false,
    sharesName: false,
    scheme: { name: 'areas', labelsImplyBroader: true },
  },
  version: { id: 'v1', number: 1, model: { name: 'areas' } },
  classifier: { acceptThreshold: 0.8, reviewThreshold: 0.4, metrics: null },
});

const item = (id: string, ...subjectIds: string[]): ReviewItem => ({
  id,
  leasedUntil: null,
  document: {
    ...{ id, title: id, text: '', source: 'test', externalId: id, suspectLabels: [], published: [], subjects: [] },
    ...{ url: null, publicationDate: null, language: null, authors: [] },
  },
  predictions: subjectIds.map(prediction),
});

const desk = (): DeskState =>
  reduceDesk(emptyDesk, { type: 'claimed', items: [item('d1', 's1', 's2'), item('d2', 's1')], asOf: 99 });

const keysLeft = (state: DeskState): string[] => openSuggestions(state).map(({ key }) => key);

describe('a sitting at the review desk', () => {
  it('begins at the first suggestion', () => {
    expect(desk().currentKey).toBe('d1 s1');
  });

  it('moves within the suggestions and stops at both ends', () => {
    const last = [1, 1, 1, 1].reduce((state) => reduceDesk(state, { type: 'moved', by: 1 }), desk());
    expect(last.currentKey).toBe('d2 s1');
    expect(reduceDesk(desk(), { type: 'moved', by: -1 }).currentKey).toBe('d1 s1');
  });

  it('goes on to the next open suggestion after a decision', () => {
    const state = reduceDesk(desk(), { type: 'decided', ticket: 1, keys: ['d1 s1'], outcome: 'accepted' });
    expect(state.currentKey).toBe('d1 s2');
    expect(keysLeft(state)).toEqual(['d1 s2', 'd2 s1']);
  });

  it('returns to what was passed over when nothing is left behind it', () => {
    const atEnd = reduceDesk(desk(), { type: 'chose', key: 'd2 s1' });
    const state = reduceDesk(atEnd, { type: 'decided', ticket: 1, keys: ['d2 s1'], outcome: 'rejected' });
    expect(state.currentKey).toBe('d1 s1');
  });

  it('decides a selection as one act and empties it', () => {
    const selected = ['d1 s1', 'd2 s1'].reduce((state, key) => reduceDesk(state, { type: 'toggled', key }), desk());
    const state = reduceDesk(selected, {
      type: 'decided',
      ticket: 1,
      keys: selected.selectedKeys,
      outcome: 'accepted',
    });
    expect(state.acts).toHaveLength(1);
    expect(state.selectedKeys).toEqual([]);
    expect(keysLeft(state)).toEqual(['d1 s2']);
  });

  it('puts an undone act back where it was', () => {
    const decided = reduceDesk(desk(), { type: 'decided', ticket: 7, keys: ['d1 s1'], outcome: 'accepted' });
    const state = reduceDesk(decided, { type: 'reopened', ticket: 7 });
    expect(state.currentKey).toBe('d1 s1');
    expect(keysLeft(state)).toEqual(['d1 s1', 'd1 s2', 'd2 s1']);
    expect(state.acts).toEqual([]);
  });

  it('undoes three acts one after another, the last first', () => {
    const decided = ['d1 s1', 'd1 s2', 'd2 s1'].reduce(
      (state, key, i) => reduceDesk(state, { type: 'decided', ticket: i, keys: [key], outcome: 'accepted' }),
      desk(),
    );
    const state = [2, 1, 0].reduce((before, ticket) => reduceDesk(before, { type: 'reopened', ticket }), decided);
    expect(state.currentKey).toBe('d1 s1');
    expect(keysLeft(state)).toEqual(['d1 s1', 'd1 s2', 'd2 s1']);
  });

  it('undoes what was decided before it began, and stays where it is', () => {
    const acts = [{ ticket: 0, keys: ['d0 s1'], outcome: 'accepted' as const }];
    const state = reduceDesk(reduceDesk(desk(), { type: 'remembered', acts }), { type: 'reopened', ticket: 0 });
    expect(state).toMatchObject({ acts: [], currentKey: 'd1 s1' });
  });

  it('passes over a skipped document', () => {
    const state = reduceDesk(desk(), { type: 'skipped', documentId: 'd1' });
    expect(state.currentKey).toBe('d2 s1');
    expect(openItems(state).map(({ id }) => id)).toEqual(['d2']);
  });

  it('keeps its place and its order when more is claimed', () => {
    const moved = reduceDesk(desk(), { type: 'moved', by: 1 });
    const state = reduceDesk(moved, { type: 'claimed', items: [item('d2', 's1'), item('d3', 's9')], asOf: 99 });
    expect(state.currentKey).toBe('d1 s2');
    expect(keysLeft(state)).toEqual(['d1 s1', 'd1 s2', 'd2 s1', 'd3 s9']);
  });

  it('keeps closed what was decided while more was claimed', () => {
    const done = reduceDesk(desk(), { type: 'decided', ticket: 2, keys: ['d2 s1'], outcome: 'accepted' });
    const state = reduceDesk(done, { type: 'claimed', items: [item('d2', 's1')], asOf: 1 });
    expect(keysLeft(state)).toEqual(['d1 s1', 'd1 s2']);
  });

  it('opens a document anew that comes back after it was done', () => {
    const done = reduceDesk(desk(), { type: 'decided', ticket: 1, keys: ['d2 s1'], outcome: 'accepted' });
    const state = reduceDesk(done, { type: 'claimed', items: [item('d2', 's1')], asOf: 99 });
    expect(keysLeft(state)).toEqual(['d1 s1', 'd1 s2', 'd2 s1']);
  });
});
