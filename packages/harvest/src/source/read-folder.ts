import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { AppError } from '@classmark/domain';
import { withoutBrackets } from '../values/split-cell.js';
import { decodeText } from './text-encoding.js';

async function readText(path: string): Promise<string> {
  return decodeText(await readFile(path));
}

/** A subject a line: its name, or its URI and, behind a tab, its name. */
function readSubjectLine(line: string): string {
  const [uri = '', label = ''] = line.split('\t');
  return label.trim() === '' ? withoutBrackets(uri.trim()) : label.trim();
}

/** The subjects beside a text; undefined where it has none. */
async function readSubjects(stem: string, names: ReadonlySet<string>): Promise<string[] | undefined> {
  const beside = ['.tsv', '.key'].map((extension) => stem + extension).find((path) => names.has(path));
  if (beside === undefined) return undefined;
  const lines = (await readText(beside)).split(/\r\n|\n|\r/);
  return lines.map(readSubjectLine).filter((subject) => subject !== '');
}

async function* readArticles(paths: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const path of paths) {
    yield* createReadStream(path);
    yield Buffer.from('\n');
  }
}

/** A record for each `.txt`, its id the name of the file, as JSON Lines. */
async function* readTexts(path: string): AsyncGenerator<Uint8Array> {
  const names = (await readdir(path)).sort();
  const paths = new Set(names.map((name) => join(path, name)));
  const texts = names.filter((name) => extname(name) === '.txt').map((name) => name.slice(0, -'.txt'.length));
  if (texts.length === 0) {
    const message =
      'The folder has no .txt or .xml files. Pass a file, or a folder of texts or of articles in JATS XML.';
    throw new AppError('INVALID_INPUT', message);
  }
  for (const id of texts) {
    const stem = join(path, id);
    const record = { id, text: await readText(`${stem}.txt`), subjects: await readSubjects(stem, paths) };
    yield Buffer.from(`${JSON.stringify(record)}\n`);
  }
}

/**
 * The articles in JATS XML in a folder and below it, one after another; or else a full-text corpus as Annif has it: a
 * `.txt` for each document and its subjects beside, in a `.tsv` of URIs and labels or a `.key` of labels.
 * @throws AppError where the folder has neither
 */
export async function* readFolder(path: string): AsyncGenerator<Uint8Array> {
  const articles = (await readdir(path, { recursive: true })).filter((name) => /\.n?xml$/i.test(name)).sort();
  yield* articles.length > 0 ? readArticles(articles.map((name) => join(path, name))) : readTexts(path);
}
