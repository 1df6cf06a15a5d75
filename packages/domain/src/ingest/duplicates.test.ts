import { describe, expect, it } from 'vitest';
import { judgeDocuments, type StagedDocument, type Twin } from './duplicates.js';

const fresh = (line: number, content: string): StagedDocument => ({ line, content, outlier: null, stored: null });
const asItWas = { id: '7', hasSameContent: true, isRestored: false, setAside: null } as const;
const known = (line: number, content: string, stored: object = {}): StagedDocument => ({
  ...fresh(line, content),
  stored: { ...asItWas, ...stored },
});
const judge = (staged: readonly StagedDocument[], twins: readonly Twin[] = []): object =>
  Object.fromEntries(judgeDocuments(staged, twins));
const duplicate = 'duplicate_content';

describe('a document of an import is set aside', () => {
  it.each<[string, StagedDocument[], Twin[], object]>([
    ['not where nothing has its content', [fresh(1, 'a'), fresh(2, 'b')], [], {}],
    [
      'where an earlier line has its content',
      [fresh(1, 'a'), fresh(2, 'a'), fresh(3, 'a')],
      [],
      { 2: duplicate, 3: duplicate },
    ],
    ['where an active document has its content', [fresh(1, 'a')], [{ id: '9', content: 'a' }], { 1: duplicate }],
    ['not for being its own twin', [known(1, 'a')], [{ id: '7', content: 'a' }], {}],
    [
      'not where the twin changes in the same batch',
      [known(1, 'b', { hasSameContent: false }), fresh(2, 'a')],
      [{ id: '7', content: 'a' }],
      {},
    ],
    [
      'where the twin is in the batch and stays',
      [fresh(1, 'a'), known(2, 'a')],
      [{ id: '7', content: 'a' }],
      { 1: duplicate },
    ],
    ['as before where its content is as before', [known(1, 'a', { setAside: duplicate })], [], { 1: duplicate }],
    [
      'as merged, whatever it says now',
      [known(1, 'b', { setAside: 'merged', hasSameContent: false })],
      [],
      { 1: 'merged' },
    ],
    [
      'where a merged one of the batch has its content, on whatever line',
      [fresh(1, 'a'), known(2, 'a', { setAside: 'merged' })],
      [{ id: '7', content: 'a' }],
      { 1: duplicate, 2: 'merged' },
    ],
    ['no longer where it is no outlier any more', [known(1, 'a', { setAside: 'too_few_words' })], [], {}],
    ['where it has become an outlier', [{ ...known(1, 'a'), outlier: 'wrong_language' }], [], { 1: 'wrong_language' }],
    [
      'not where a person restored it, though an outlier',
      [{ ...known(1, 'a', { isRestored: true }), outlier: 'too_few_words' }],
      [],
      {},
    ],
    [
      'where a restored one of the batch has its content, on whatever line',
      [fresh(1, 'a'), known(2, 'a', { isRestored: true })],
      [],
      { 1: duplicate },
    ],
    [
      'not where the earlier line with its content is an outlier',
      [{ ...fresh(1, 'a'), outlier: 'too_few_words' }, fresh(2, 'a')],
      [],
      { 1: 'too_few_words' },
    ],
  ])('%s', (_name, staged, twins, expected) => {
    expect(judge(staged, twins)).toEqual(expected);
  });
});
