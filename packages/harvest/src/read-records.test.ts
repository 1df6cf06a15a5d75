import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AppError, type FileFormat } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadOptions } from './open-records.js';
import { type ReadRow, readRecords } from './read-records.js';

/** Bytes as they come from a network: in pieces that end anywhere. */
async function* inPieces(content: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(content: string | Uint8Array, format: FileFormat, options: Partial<ReadOptions> = {}) {
  const rows: ReadRow[] = [];
  for await (const row of readRecords(inPieces(content), { format, ...options })) rows.push(row);
  return rows;
}

const outcome = (row: ReadRow): [number, string] => [row.line, 'record' in row ? row.record.id : row.error.code];

const whale = { id: 'a', title: 'Whales', text: 'They sing.', subjects: ['Biology'] };
const jsonLine = JSON.stringify(whale);

describe('a JSON Lines file', () => {
  it('gives one record a line', async () => {
    expect(await read(`${jsonLine}\r\n\n{"id":7,"title":"Two"}`, 'jsonl')).toEqual([
      { line: 1, record: whale },
      { line: 3, record: { id: '7', title: 'Two', text: '', subjects: null } },
    ]);
  });

  it('tells subjects that are none from subjects that are not said', async () => {
    const rows = await read('{"id":"a","title":"A","subjects":[]}\n{"id":"b","title":"B","subjects":null}', 'jsonl');
    expect(rows.map((row) => 'record' in row && row.record.subjects)).toEqual([[], null]);
  });

  it('reads the NaN that Python writes as null, outside of strings', async () => {
    const row = '{"id":"a","title":"\\"NaN, NaN","journal":NaN,"text":NaN,"size":-Infinity}';
    expect(await read(row, 'jsonl')).toEqual([
      { line: 1, record: { id: 'a', title: '"NaN, NaN', text: '', subjects: null } },
    ]);
  });

  it('may be gzipped', async () => {
    expect(await read(gzipSync(jsonLine), 'jsonl')).toEqual([{ line: 1, record: whale }]);
  });

  it('may begin with a byte order mark', async () => {
    expect(await read(`\uFEFF${jsonLine}`, 'jsonl')).toEqual([{ line: 1, record: whale }]);
  });

  it.each([
    { wrong: 'a broken line', line: '{"id": "b", ', code: 'invalid-json' },
    { wrong: 'a list', line: '[1]', code: 'invalid-json' },
    { wrong: 'an id that is no text', line: '{"id": {"a": 1}, "title": "x"}', code: 'invalid-record' },
    {
      wrong: 'subjects that are no texts',
      line: '{"id": "b", "title": "x", "subjects": [true]}',
      code: 'invalid-record',
    },
    { wrong: 'neither title nor text', line: '{"id": "b", "title": " "}', code: 'neither-title-nor-text' },
    {
      wrong: 'bytes that are not UTF-8',
      line: Buffer.concat([Buffer.from('{"id": "b", "title": "éà'), Buffer.of(0xe9), Buffer.from(' x"}')]),
      code: 'invalid-utf8',
    },
    { wrong: 'a line over the limit', line: `{"id": "b", "title": "${'x'.repeat(300)}"}`, code: 'line-too-long' },
  ])('reports $wrong with its line and reads on', async ({ line, code }) => {
    const content = Buffer.concat([Buffer.from(`${jsonLine}\n`), Buffer.from(line), Buffer.from(`\n${jsonLine}`)]);
    const rows = await read(content, 'jsonl', { maxLineBytes: 200 });
    expect(rows.map(outcome)).toEqual([
      [1, 'a'],
      [2, code],
      [3, 'a'],
    ]);
  });

  it('keeps an empty record where that is asked for', async () => {
    expect(await read('{"id": "b"}', 'jsonl', { allowEmpty: true })).toMatchObject([{ record: { id: 'b' } }]);
  });

  it('says what is wrong with a record', async () => {
    expect(await read('{"id": true, "title": false}', 'jsonl')).toMatchObject([
      { error: { message: '"id" must be text or a number; "title" must be text.' } },
    ]);
  });
});

const header = 'doi,Title,Abstract,Keywords\n';

const noHeader = 'The table has no line that names its columns: put one above it';
const noText = 'There is no column for title or text. Say which one it is (--map title=NAME, or in the form).';

describe('a CSV file', () => {
  it('gives one record a row, its columns guessed from the header', async () => {
    const rows = await read(
      `${header}1,"Whales, singing","A ""song""\nof two lines",Biology; Music | Sea\n2,B,,\n`,
      'csv',
    );
    expect(rows).toEqual([
      {
        line: 2,
        record: {
          id: '1',
          title: 'Whales, singing',
          text: 'A "song"\nof two lines',
          subjects: ['Biology', 'Music', 'Sea'],
        },
      },
      { line: 4, record: { id: '2', title: 'B', text: '', subjects: [] } },
    ]);
  });

  it('follows a mapping that is given', async () => {
    const mapping = { id: 'nr', title: null, text: 'inhalt', subjects: 'fach', subjectSeparator: '/' };
    expect(await read('nr,inhalt,fach\n1,Wale singen,a/b;c\n', 'csv', { mapping })).toEqual([
      { line: 2, record: { id: '1', title: '', text: 'Wale singen', subjects: ['a', 'b;c'] } },
    ]);
  });

  it.each([
    { wrong: 'a row of other length', row: '3,x', code: 'invalid-csv' },
    { wrong: 'a quote that never closes', row: '3,"x,y,z', code: 'invalid-csv' },
    { wrong: 'a row without title and text', row: '3,,,z', code: 'neither-title-nor-text' },
    { wrong: 'a row over the limit', row: `3,${'x'.repeat(300)},y,z`, code: 'line-too-long' },
    {
      wrong: 'bytes that are not UTF-8',
      row: Buffer.concat([Buffer.from('3,éà,y'), Buffer.of(0xe9), Buffer.from(',z')]),
      code: 'invalid-utf8',
    },
  ])('reports $wrong with its line and reads on', async ({ row, code }) => {
    const content = Buffer.concat([
      Buffer.from(`${header}1,a,b,c\n`),
      Buffer.from(row),
      Buffer.from('\n4,"a\nb",c,d\n5,a,b,c\n'),
    ]);
    const rows = await read(content, 'csv', { maxLineBytes: 200 });
    expect(rows.map(outcome)).toEqual([
      [2, '1'],
      [3, code],
      [4, '4'],
      [6, '5'],
    ]);
  });

  it.each([
    { name: 'its first line is a row', content: '1,Whales,They sing.\n2,Fish,They do not.\n', says: noHeader },
    { name: 'its first line is a long row', content: 'Old whales sing in the cold sea,Sea\n', says: noHeader },
    { name: 'it is prose', content: 'Call me Ishmael.\nSome years ago, I went to sea.\n', says: noHeader },
    { name: 'no column holds a title or text', content: 'id,year\n1,2020\n', says: noText },
    { name: 'its columns have other names', content: 'Nr;Kopf;Inhalt\n1;Wale;Sie singen.\n', says: noText },
  ])('is refused as a whole where $name', async ({ content, says }) => {
    await expect(read(content, 'csv')).rejects.toThrow(says);
  });

  it('is refused as a whole where a mapped column is missing', async () => {
    const mapping = { id: 'nr', title: 'titel', text: null, subjects: null, subjectSeparator: null };
    await expect(read('nr,title\n1,x\n', 'csv', { mapping })).rejects.toThrow('The file has no column "titel"');
  });

  it('may be empty', async () => {
    expect(await read('', 'csv')).toEqual([]);
  });
});

describe('a file on disk', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'classmark-harvest-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const readAll = async (path: string): Promise<[number, string][]> => {
    const outcomes: [number, string][] = [];
    for await (const row of readRecords(path, { format: 'jsonl' })) outcomes.push(outcome(row));
    return outcomes;
  };

  it('that does not exist is an error for people', async () => {
    await expect(readAll(join(folder, 'nothing.jsonl'))).rejects.toThrow(
      new AppError('NOT_FOUND', 'The file does not exist.'),
    );
  });

  it('whose gzip data is cut off is an error for people', async () => {
    const packed = gzipSync(Array.from({ length: 500 }, (_, i) => JSON.stringify({ ...whale, id: `${i}` })).join('\n'));
    await writeFile(join(folder, 'cut.gz'), packed.subarray(0, packed.length - 40));
    await expect(readAll(join(folder, 'cut.gz'))).rejects.toThrow(/damaged/);
  });

  it('is closed when reading stops early', async () => {
    await writeFile(join(folder, 'many.jsonl'), `${jsonLine}\n`.repeat(50_000));
    const stream = createReadStream(join(folder, 'many.jsonl'));
    for await (const row of readRecords(stream, { format: 'jsonl' })) {
      if (row.line === 3) break;
    }
    expect(stream.destroyed).toBe(true);
  });
});

describe('a line of 400 MB', () => {
  let most = 0;
  async function* longLine(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${jsonLine}\n{"id":"b","text":"`);
    const { arrayBuffers: before } = process.memoryUsage();
    for (let i = 0; i < 400; i++) {
      yield new Uint8Array(1_000_000).fill(120);
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    yield Buffer.from(`"}\n${jsonLine}`);
  }

  it('is reported with its number and never kept', async () => {
    const outcomes: [number, string][] = [];
    for await (const row of readRecords(longLine(), { format: 'jsonl' })) outcomes.push(outcome(row));
    expect(outcomes).toEqual([
      [1, 'a'],
      [2, 'line-too-long'],
      [3, 'a'],
    ]);
    // What is let go may still wait for the garbage collector.
    expect(most).toBeLessThan(300_000_000);
  });
});
