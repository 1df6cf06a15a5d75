import { describe, expect, it } from 'vitest';
import { execute } from '../command.js';
import { parseInput } from '../parse-input.js';
import type { Actor } from '../role.js';
import { decide, labelDocument } from './decide.js';

const one = { documentId: 1n, subjectId: 2, verdict: 'accept' } as const;

describe('the input of decide', () => {
  it.each([
    ['all accepted', [one, { ...one, subjectId: 3 }], 'accept'],
    ['all rejected', [{ ...one, verdict: 'reject' }], 'reject'],
    ['some of each', [one, { ...one, subjectId: 3, verdict: 'reject' }], 'correct'],
  ])('%s', (_name, decisions, kind) => {
    expect(parseInput(decide.input, { decisions }).kind).toBe(kind);
  });

  it('makes a correction one act: the suggestion is rejected, another subject given', () => {
    expect(parseInput(decide.input, { correction: { documentId: 1n, rejectSubjectId: 2, subjectId: 3 } })).toEqual({
      kind: 'correct',
      statements: [
        {
          documentId: 1n,
          subjectId: 2,
          verdict: 'reject',
          answersSuggestion: true,
          path: 'correction.rejectSubjectId',
        },
        { documentId: 1n, subjectId: 3, verdict: 'accept', answersSuggestion: false, path: 'correction.subjectId' },
      ],
    });
  });

  it.each([
    ['nothing', {}],
    ['an empty list', { decisions: [] }],
    [
      'decisions and a correction',
      { decisions: [one], correction: { documentId: 1n, rejectSubjectId: 2, subjectId: 3 } },
    ],
    ['the same document and subject twice', { decisions: [one, { ...one, verdict: 'reject' }] }],
    ['a correction to itself', { correction: { documentId: 1n, rejectSubjectId: 2, subjectId: 2 } }],
    ['501 decisions', { decisions: Array.from({ length: 501 }, (_, subjectId) => ({ ...one, subjectId })) }],
  ])('refuses %s', (_name, input) => {
    expect(() => parseInput(decide.input, input)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});

it('labels without asking what was suggested', () => {
  expect(parseInput(labelDocument.input, { documentId: 1n, subjectId: 2, value: false })).toEqual({
    kind: 'label',
    statements: [{ documentId: 1n, subjectId: 2, verdict: 'reject', answersSuggestion: false, path: 'documentId' }],
  });
});

it('is refused to readers before anything is asked of the store', async () => {
  const reader: Actor = { kind: 'key', id: 1, name: 'front end', role: 'reader' };
  const untouched = () => Promise.reject(new Error('The store was asked'));
  const store = {
    recordAct: untouched,
    undoAct: untouched,
    claimItems: untouched,
    listQueue: untouched,
    countQueue: untouched,
  };
  await expect(execute(decide, store, reader, { decisions: [one] })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});
