import { gzipSync } from 'node:zlib';
import { hashString } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { noMapping } from './fields/field-mapping.js';
import { previewRecords } from './preview-records.js';

async function* bytes(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

describe('a preview', () => {
  it('shows the first rows under a guessed mapping', async () => {
    const content =
      'DOI,title,abstract,key words\n1,Whales,They sing.,Sea\n2,Fish,They swim.,Sea\n3,Ants,They walk.,Land\n';
    const preview = await previewRecords(bytes(content), 2, { format: 'csv' });
    expect(preview.fields).toEqual(['DOI', 'title', 'abstract', 'key words']);
    expect(preview.mapping).toEqual({
      ...noMapping,
      url: 'DOI',
      id: 'DOI',
      title: 'title',
      text: 'abstract',
      subjects: 'key words',
      subjectColumns: [],
      subjectSeparator: null,
    });
    expect(preview.rows.map((row) => row.record?.title)).toEqual(['Whales', 'Fish']);
  });

  it.each([
    ['a line', 'id,title,text\n1,Whales,They sing.\n2,Fish,They sw'],
    ['a value', '[{"id": 1, "title": "Whales"}, {"id": 2, "title": "Fi'],
  ])('of a beginning leaves out %s that is cut off', async (_, content) => {
    const { rows } = await previewRecords(bytes(content), 9, { isBeginning: true });
    expect(rows.map((row) => row.record?.title)).toEqual(['Whales']);
  });

  it('unpacks the beginning of a gzipped file as far as it goes', async () => {
    const text = Array.from({ length: 20_000 }, (_, i) => hashString(String(i)).toString(36)).join(' ');
    const packed = gzipSync([1, 2, 3].map((id) => `${JSON.stringify({ id, title: `Whales ${id}`, text })}\n`).join(''));
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield packed.subarray(0, packed.length / 2);
    }
    await expect(previewRecords(cut(), 9, {})).rejects.toThrow('damaged');
    const { rows } = await previewRecords(cut(), 9, { isBeginning: true });
    expect(rows.map((row) => row.record?.title)).toEqual(['Whales 1']);
  });

  it('collects the keys of all JSON objects shown', async () => {
    const preview = await previewRecords(bytes('{"id":"1","title":"a"}\n{"id":"2","abstract":"b"}\n'), 9, {
      format: 'jsonl',
    });
    expect(preview.fields).toEqual(['id', 'title', 'abstract']);
    expect(preview.rows[1]?.record?.text).toBe('b');
  });

  it('shows rows that no mapping fits yet, with their problems', async () => {
    const preview = await previewRecords(bytes('nr,kopf\n1,Wale\n'), 9, { format: 'csv' });
    expect(preview.mapping.id).toBeNull();
    expect(preview.rows).toEqual([{ line: 2, values: { nr: '1', kopf: 'Wale' }, record: null }]);
    expect(preview.problems.map(({ line, error }) => [line, error.code])).toEqual([[2, 'neither-title-nor-text']]);
  });
});
