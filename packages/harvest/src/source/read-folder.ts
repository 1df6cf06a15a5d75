import { createReadStream, type ReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { AppError } from '@classmark/domain';
import { withoutBrackets } from '../values/split-cell.js';
import { declaredEncoding, decodeText, detectEncoding, toUtf8 } from './text-encoding.js';

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

const isText = (name: string): boolean => extname(name) === '.txt';

/** The XML files in a folder and below it. */
async function findArticles(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.n?xml$/i.test(name)).sort();
  const paths = names.map((name) => join(folder, name));
  const areFiles = await Promise.all(paths.map(async (path) => (await stat(path)).isFile()));
  return paths.filter((_, i) => areFiles[i]);
}

const headBytes = 1 << 16;
const declarationBytes = 200;
const declaration = /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml\s[^>]*\?>/;

/** An XML file in UTF-8, whatever it is written in; without its declaration, which would be taken for that of all files. */
async function* readArticle(path: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { highWaterMark: headBytes });
  try {
    yield* withoutDeclaration(stream);
  } finally {
    stream.destroy();
  }
}

async function* withoutDeclaration(stream: ReadStream): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  const { value: head = Buffer.alloc(0) }: { value?: Buffer } = await chunks.next();
  const encoding = declaredEncoding(head) ?? detectEncoding(head);
  async function* content(): AsyncGenerator<Uint8Array> {
    yield head.subarray(declaration.exec(head.toString('latin1', 0, declarationBytes))?.[0].length ?? 0);
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  }
  yield* toUtf8(content(), encoding);
}

async function* readArticles(paths: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const path of paths) {
    yield* readArticle(path);
    yield Buffer.from('\n');
  }
}

/** A record for each `.txt`, its id the name of the file, as JSON Lines. */
async function* readTexts(path: string, names: readonly string[]): AsyncGenerator<Uint8Array> {
  const paths = new Set(names.map((name) => join(path, name)));
  for (const id of names.filter(isText).map((name) => name.slice(0, -'.txt'.length))) {
    const stem = join(path, id);
    const record = { id, text: await readText(`${stem}.txt`), subjects: await readSubjects(stem, paths) };
    yield Buffer.from(`${JSON.stringify(record)}\n`);
  }
}

/**
 * The articles in JATS XML in a folder and below it, one after another; or else a full-text corpus as Annif has it: a
 * `.txt` for each document and its subjects beside, in a `.tsv` of URIs and labels or a `.key` of labels.
 * @throws AppError where the folder has neither, or both
 */
export async function* readFolder(path: string): AsyncGenerator<Uint8Array> {
  const names = (await readdir(path)).sort();
  const articles = await findArticles(path);
  const hasTexts = names.some(isText);
  if (hasTexts === articles.length > 0) {
    const what = hasTexts
      ? 'both .txt and .xml files, of which only one can be the documents'
      : 'no .txt or .xml files';
    const advice = 'Pass a file, or a folder of texts or of articles in JATS XML.';
    throw new AppError('INVALID_INPUT', `The folder has ${what}. ${advice}`);
  }
  yield* hasTexts ? readTexts(path, names) : readArticles(articles);
}
