import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRecords } from '../read-records.js';
import { readFolder } from './read-folder.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function readAll(lazy: boolean) {
  const rows = [];
  for await (const row of readRecords(folder, { lazy })) {
    rows.push('record' in row ? [row.record.id, row.record.text, row.record.subjects] : row.error);
  }
  return rows;
}

it.each([true, false])('a folder of texts is read with the subjects beside them (lazily: %s)', async (lazy) => {
  const files = {
    'a.txt': 'The tide\nrose.',
    'a.tsv': '<http://example.org/1>\tSea\r\nhttp://example.org/2\n',
    'b.txt': Buffer.from('Caf\xe9s on the quay', 'latin1'),
    'b.key': '\ufeffLand\n\nSea\n',
    'c.txt': 'Nobody said',
    'readme.md': 'not a text of the corpus',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  expect(await readAll(lazy)).toEqual([
    ['a', 'The tide\nrose.', ['Sea', 'http://example.org/2']],
    ['b', 'Cafés on the quay', ['Land', 'Sea']],
    ['c', 'Nobody said', null],
  ]);
});

it.each([true, false])('articles in JATS XML are read, those in folders below too (lazily: %s)', async (lazy) => {
  const article = (id: string) =>
    `<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS 1.1//EN" "JATS.dtd"><article><front><article-meta>
    <article-id pub-id-type="doi">${id}</article-id><abstract><p>The tide rose.</p></abstract></article-meta></front></article>`;
  await mkdir(join(folder, '2024'));
  await writeFile(join(folder, 'b.xml'), article('10.1/b'));
  await writeFile(join(folder, '2024', 'a.nxml'), article('10.1/a'));
  await mkdir(join(folder, 'folder.xml'));
  await writeFile(join(folder, '2024', 'licence.txt'), 'not a text of the corpus');
  expect(await readAll(lazy)).toEqual([
    ['10.1/a', 'The tide rose.', null],
    ['10.1/b', 'The tide rose.', null],
  ]);
});

it.each(['a Latin-1', 'a UTF-8'])('articles may be written in several encodings, %s file first', async (first) => {
  const article = (title: string) =>
    `<article><front><article-meta><article-id>${title}</article-id><abstract><p>x</p></abstract></article-meta></front></article>`;
  const [latin, unicode] = first === 'a Latin-1' ? ['a.xml', 'b.xml'] : ['b.xml', 'a.xml'];
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n`;
  await writeFile(join(folder, latin), Buffer.from(declared('ISO-8859-1') + article('Café eins'), 'latin1'));
  await writeFile(join(folder, unicode), declared('UTF-8') + article('Größe zwei'));
  await writeFile(join(folder, 'c.xml'), Buffer.from(`\ufeff${article('Zürich')}`, 'utf16le'));
  const ids = (await readAll(false)).map((row) => (Array.isArray(row) ? row[0] : row));
  expect(ids.toSorted()).toEqual(['Café eins', 'Größe zwei', 'Zürich']);
});

it.runIf(existsSync('/proc/self/fd'))('a reader that stops early leaves no file open', async () => {
  const path = join(folder, 'a.xml');
  await writeFile(path, `<article>${' '.repeat(1_000_000)}</article>`);
  for await (const _ of readFolder(folder)) break;
  const openFiles = async () =>
    Promise.all((await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  await expect.poll(openFiles).not.toContain(path);
});

it('a folder of texts with an XML file below is refused, for only one kind can be meant', async () => {
  await mkdir(join(folder, 'below'));
  await writeFile(join(folder, 'a.txt'), 'The tide rose.');
  await writeFile(join(folder, 'below', 'pom.xml'), '<project/>');
  await expect(readAll(false)).rejects.toThrow('both .txt and .xml files');
});

it('a folder without texts and articles is refused with what to pass', async () => {
  await expect(readAll(false)).rejects.toThrow('Pass a file, or a folder of texts or of articles in JATS XML.');
});
