import { describe, expect, it } from 'vitest';
import { execute } from '../command.js';
import { parseInput } from '../parse-input.js';
import type { Actor } from '../role.js';
import { type ImportStore, importDocuments, type StartImport, sourceOfFile } from './import-documents.js';

const operator: Actor = { kind: 'user', id: 1, name: 'olga', role: 'operator' };
const curator: Actor = { kind: 'user', id: 2, name: 'carl', role: 'curator' };

function fakeStore() {
  const started: StartImport[] = [];
  const store: ImportStore = {
    findUpload: async (id) => (id === 5n ? { id, fileName: 'plos.jsonl.gz' } : null),
    hasScheme: async (name) => name === 'Areas',
    startImport: async (start) => {
      started.push(start);
      return { runId: 9n };
    },
  };
  return { store, started };
}

describe('the input of importDocuments', () => {
  it.each([
    ['neither an upload nor records', {}, 'uploadId'],
    ['both', { uploadId: 5n, records: [{ id: 'a' }] }, 'uploadId'],
    ['no record at all', { records: [] }, 'records'],
    ['more than a thousand records', { records: Array.from({ length: 1_001 }, (_, i) => ({ id: `${i}` })) }, 'records'],
    ['subjects to create in no scheme', { uploadId: 5n, createSubjects: true }, 'scheme'],
    ['complete labels of no scheme', { uploadId: 5n, labelsComplete: true }, 'scheme'],
    ['a field that there is not', { uploadId: 5n, colour: 'red' }, ''],
  ])('refuses %s', (_name, input, path) => {
    expect(() => parseInput(importDocuments.input, input)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', issues: [expect.objectContaining({ path })] }),
    );
  });

  it('tells records that say nothing of subjects from those that have none', () => {
    const { records } = parseInput(importDocuments.input, { records: [{ id: 'a' }, { id: 'b', subjects: [] }] });
    expect(records?.map(({ subjects }) => subjects)).toEqual([null, []]);
  });
});

describe('importDocuments', () => {
  it('starts a run on the upload, with the file as its source', async () => {
    const { store, started } = fakeStore();
    const input = { uploadId: 5n, scheme: 'New', createSubjects: true };
    expect(await execute(importDocuments, store, operator, input)).toEqual({ runId: 9n });
    expect(started).toEqual([
      {
        actor: operator,
        title: 'Import of plos.jsonl.gz',
        from: { uploadId: 5n },
        input: { source: 'plos', scheme: 'New', createSubjects: true, labelsComplete: true, mergesEqualNames: false },
      },
    ]);
  });

  it.each([
    ['whole where a scheme is named', { scheme: 'Areas' }, true],
    ['with gaps where that is said', { scheme: 'Areas', labelsComplete: false }, false],
    ['not at all without a scheme', {}, false],
  ])('takes the subjects of a document %s', async (_name, input, labelsComplete) => {
    const { store, started } = fakeStore();
    await execute(importDocuments, store, operator, { uploadId: 5n, ...input });
    expect(started[0]?.input.labelsComplete).toBe(labelsComplete);
  });

  it('hands on how the file is to be read, and leaves the rest to be found out', async () => {
    const { store, started } = fakeStore();
    const reading = { mapping: { title: 'kopf', text: null }, separator: ';', format: 'csv', encoding: 'cp866' };
    await execute(importDocuments, store, operator, { uploadId: 5n, ...reading });
    expect(started[0]?.input).toMatchObject(reading);
  });

  it.each([
    ['by a curator', curator, { uploadId: 5n }, 'NOT_ALLOWED'],
    ['of an upload that there is not', operator, { uploadId: 6n }, 'NOT_FOUND'],
    ['into a scheme that there is not', operator, { uploadId: 5n, scheme: 'Aeras' }, 'INVALID_INPUT'],
  ])('refuses an import %s', async (_name, actor, input, code) => {
    const { store, started } = fakeStore();
    await expect(execute(importDocuments, store, actor, input)).rejects.toMatchObject({ code });
    expect(started).toEqual([]);
  });
});

describe('sourceOfFile', () => {
  it.each([
    ['plos-train.jsonl.gz', 'plos-train'],
    ['records.CSV', 'records'],
    ['v1.2-final.jsonl', 'v1.2-final'],
    ['.csv', 'file'],
  ])('of %s is %s', (fileName, source) => {
    expect(sourceOfFile(fileName)).toBe(source);
  });
});
