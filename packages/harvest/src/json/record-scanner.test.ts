import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessMapping } from '../fields/guess-mapping.js';
import { type SourceRecord, toRecord } from '../source-record.js';
import { readJsonRow } from './read-json-rows.js';
import { createRecordScanner } from './record-scanner.js';

const mapping = guessMapping(['id', 'title', 'text', 'subjects']);
const scan = createRecordScanner(mapping);

/** The record of a line that is plain. */
function scanOne(line: Uint8Array): SourceRecord | null {
  const [found] = scan?.(line) ?? [];
  return found === undefined || found instanceof Uint8Array ? null : found;
}

function readLong(bytes: Uint8Array): SourceRecord | null {
  const row = readJsonRow({ line: 1, bytes }, 1e7);
  const read =
    row === null || 'error' in row
      ? null
      : toRecord(row, { mapping, open: { fields: [], known: new Set() }, allowEmpty: true });
  return read === null || 'error' in read ? null : read.record;
}

const asRead = (record: SourceRecord | null | undefined) =>
  record && { id: record.id, title: record.title, text: record.text, subjects: record.subjects };

const word = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('soft\u00adhyphen', 'zero\u200bwidth', '<i>', '&amp;'),
);
const value = fc.oneof(word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(word));
const object = fc.record(
  {
    id: fc.oneof(word, fc.integer()),
    title: value,
    text: word,
    subjects: fc.oneof(fc.array(word), value),
    year: value,
  },
  { requiredKeys: [] },
);

describe('a scanned line', () => {
  it('gives the record that JSON.parse gives, or none', () => {
    const bytes = object.map((o) => Buffer.from(JSON.stringify(o)));
    fc.assert(
      fc.property(bytes, (line) => {
        const record = scanOne(line);
        if (record !== null) expect(asRead(record)).toEqual(asRead(readLong(line)));
      }),
    );
  });

  it('is never accepted when it is broken', () => {
    const whole = Buffer.from('{"id": "a1", "title": "Über", "year": 2001, "text": "b c", "subjects": ["d", "e"]}\r');
    expect(asRead(scanOne(whole))).toEqual({ id: 'a1', title: 'Über', text: 'b c', subjects: ['d', 'e'] });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Buffer.from(whole);
        damaged[at] = byte;
        const record = scanOne(damaged);
        if (record !== null) expect(asRead(record)).toEqual(asRead(readLong(damaged)));
      }),
      { numRuns: 2_000 },
    );
    for (let end = 0; end < whole.length - 2; end++) expect(scanOne(whole.subarray(0, end))).toBeNull();
  });

  it('offers its texts in UTF-8', () => {
    const [title, text] = scanOne(Buffer.from('{"id":"1","title":"naïve","text":"x"}'))?.utf8 ?? [];
    expect([Buffer.from(title ?? []).toString(), Buffer.from(text ?? []).toString()]).toEqual(['naïve', 'x']);
  });

  it.each([
    ['markup', '<b>bold</b>'],
    ['an entity', 'a &amp; b'],
    ['a soft hyphen', 'hy\u00adphen'],
    ['a zero width space', 'a\u200bb'],
    ['an escape', 'a "quoted" word'],
  ])('is left to the long way when a text holds %s', (_what, text) => {
    expect(scanOne(Buffer.from(JSON.stringify({ id: '1', text })))).toBeNull();
  });

  it.each(['<', '&', '\\', '\u00ad', '\u200b', '\ufeff', '\u0001'])(
    'is left to the long way wherever %j stands in a text, and is plain without it',
    (mark) => {
      for (let length = 0; length < 200; length++) {
        const [before, after] = ['é'.repeat(length % 7) + 'x'.repeat(length), 'y'.repeat(199 - length)];
        const lineOf = (text: string) => Buffer.from(JSON.stringify({ id: '1', text, year: 1 }));
        expect(scanOne(lineOf(before + mark + after))).toBeNull();
        expect(scanOne(lineOf(before + after))?.text).toBe(before + after);
      }
    },
  );

  it.each([
    ['a name is escaped', String.raw`{"\u0069d":"1","text":"x"}`],
    ['a name comes twice', '{"id":"1","id":"2","text":"x"}'],
    ['it is not UTF-8', Buffer.from([...Buffer.from('{"id":"1","text":"'), 0xff, ...Buffer.from('"}')])],
    ['it has no id', '{"title":"x"}'],
    ['an object stands in it', '{"id":"1","text":"x","more":{"id":"2"}}'],
  ])('is left to the long way when %s', (_what, line) => {
    expect(scanOne(Buffer.from(line))).toBeNull();
  });
});

describe('a scanned block', () => {
  it('gives every line in its place, as a record or as its bytes', () => {
    const lines = fc.array(
      fc.oneof(
        object.map((o) => JSON.stringify(o)),
        fc.constantFrom('', '{', '[1]', 'x\r'),
      ),
    );
    fc.assert(
      fc.property(lines, fc.boolean(), (texts, isEnded) => {
        const block = Buffer.from(texts.join('\n') + (isEnded && texts.length > 0 ? '\n' : ''));
        const found = scan?.(block) ?? [];
        const read = found.map((line) => (line instanceof Uint8Array ? readLong(line) : line));
        const expected = texts.map((text) => readLong(Buffer.from(text)));
        // A block holds no empty line after its last newline.
        const count = texts.at(-1) === '' && !isEnded ? texts.length - 1 : texts.length;
        expect(read.map(asRead)).toEqual(expected.slice(0, count).map(asRead));
      }),
    );
  });

  it('tells lists apart, however many there are', () => {
    const lists = Array.from({ length: 10_000 }, (_, i) => [`a${i}`, `b${i % 7}`]);
    const block = Buffer.from(
      [...lists, ...lists].map((subjects, i) => JSON.stringify({ id: `${i + 1}x`, subjects })).join('\n'),
    );
    const found = scan?.(block) ?? [];
    expect(found.map((line) => (line instanceof Uint8Array ? null : line.subjects))).toEqual([...lists, ...lists]);
  });

  it('is left to the long way as a whole where it is not UTF-8', () => {
    expect(scan?.(Buffer.from([0x7b, 0xff, 0x7d]))).toBeNull();
  });
});
