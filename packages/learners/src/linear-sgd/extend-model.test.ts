import { describe, expect, it } from 'vitest';
import { type HashedModel, placeOfBucket, wordMarkOf } from '../features/hashed-model.js';
import { listHashedTerms } from '../features/list-hashed-terms.js';
import { extendModel } from './extend-model.js';

const known = Uint32Array.of(3, 77, 500, 1023);
const model: HashedModel = {
  ...{ bits: 10, maxWords: 2, stopWords: 'english', signed: true, characters: true, weighting: 'tf-idf' },
  ...{ documents: 2, buckets: known, frequencies: Uint32Array.of(1, 2, 1, 2), wordMarks: Uint32Array.of(1, 0, 4, 8) },
  isOpen: true,
};
const texts = [
  'Whales sing of the sea, and the sea of whales',
  'Donaudampfschifffahrtsgesellschaft Cafe\u0301 Café ΑΣ',
  '鯨は海で歌う 鯨は海で歌う',
  '',
  `x${'y'.repeat(400)} \ud800 4,711`,
];
const documents = texts.map((text, i) => ({ id: String(i), title: i % 2 === 0 ? 'Whales' : '', text }));
const given = {
  'as texts': documents,
  'as bytes': documents.map((one) => {
    const utf8 = [Buffer.from(one.title), Buffer.from(one.text)] as const;
    return { ...one, utf8 };
  }),
};

/** By every occurrence of every term, one by one. */
function listColumns() {
  const columns = new Map<number, { documents: Set<string>; marks: number }>();
  for (const document of documents) {
    for (const { hash, kind } of listHashedTerms(document, model)) {
      const column = columns.get(hash & 1023) ?? { documents: new Set(), marks: 0 };
      columns.set(hash & 1023, column);
      column.documents.add(document.id);
      if (kind === 'word') column.marks |= wordMarkOf(hash);
    }
  }
  return columns;
}

describe.each(Object.entries(given))('a model that is extended by documents, %s', (_, own) => {
  const { model: extended, touched, earlier } = extendModel(model, own);
  const listed = listColumns();

  it('has the columns of all their terms, and those that it had', () => {
    const all = [...new Set([...known, ...listed.keys()])].sort((a, b) => a - b);
    expect([...extended.buckets]).toEqual(all);
    expect([...touched]).toEqual([...listed.keys()].map((bucket) => all.indexOf(bucket)).sort((a, b) => a - b));
    expect([...earlier]).toEqual(all.map((bucket) => placeOfBucket(known, bucket) + 1));
  });

  it('counts in new columns the documents that have them, up to those that it knows', () => {
    const frequencies = [...extended.buckets].map((bucket) => {
      const place = placeOfBucket(known, bucket);
      return place < 0 ? Math.min(2, listed.get(bucket)?.documents.size ?? 0) : model.frequencies[place];
    });
    expect([...extended.frequencies]).toEqual(frequencies);
  });

  it('marks which kinds of words fell into a column', () => {
    const marks = [...extended.buckets].map((bucket) => {
      const before = model.wordMarks[placeOfBucket(known, bucket)] ?? 0;
      return (before | (listed.get(bucket)?.marks ?? 0)) >>> 0;
    });
    expect([...extended.wordMarks]).toEqual(marks);
  });
});

it('stays as it is without documents', () => {
  expect(extendModel(model, [])).toEqual({
    model,
    touched: new Uint32Array(0),
    earlier: Uint32Array.of(1, 2, 3, 4),
  });
});
