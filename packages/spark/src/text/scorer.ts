// What runs on the executors: `node scorer.js MODEL`, a document a line on standard input, its suggestions a line on
// standard output. Spark gives each partition a process of its own.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { decodeVersion } from '@classmark/learners';
import { suggestLines } from './suggest-lines.js';

const batchSize = 256;

/** Only a newline ends a line: JSON leaves other separators of lines as they are. */
async function* readLines(): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Name the model.');
const model = await decodeVersion(readFileSync(path));
let batch: string[] = [];

async function flush(): Promise<void> {
  const answers = suggestLines(model, batch);
  batch = [];
  if (!process.stdout.write(`${answers.join('\n')}\n`)) await once(process.stdout, 'drain');
}

for await (const line of readLines()) {
  batch.push(line);
  if (batch.length === batchSize) await flush();
}
if (batch.length > 0) await flush();
