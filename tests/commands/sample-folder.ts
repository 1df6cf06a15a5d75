import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../apps/cli/src/config.js';
import { createProgram } from '../../apps/cli/src/program.js';
import { runProgram } from '../../apps/cli/src/terminal/run-program.js';

/** A folder of record files that the tests of commands read: train.jsonl, test.jsonl and broken.jsonl. */
export interface SampleFolder extends AsyncDisposable {
  at(name: string): string;
}

/** Runs a command as if piped: nobody watches. */
export async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    progress: null,
  };
  const code = await runProgram((given) => createProgram(given, terminal, readConfig({})), argv, terminal);
  return { code, out: out.join(''), err: err.join('') };
}

export const toLines = (records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** Every third document is of whales, every third of ants, every third of both; every ninth is also of the weather. */
export function records(count: number, from = 0) {
  return Array.from({ length: count }, (_, i) => {
    const subjects = ['/Biology/Mammals/Whales', '/Biology/Insects/Ants'].filter((_, s) => i % 3 !== s);
    const known = subjects.map((path) => (path.endsWith('Whales') ? 'whales sing in the sea' : 'ants carry leaves'));
    const words = i % 9 === 0 ? [...known, 'rain and wind'] : known;
    return {
      id: `document-${from + i}`,
      title: `Study ${i % 7}`,
      text: words.join(', '),
      subjects: i % 9 === 0 ? [...subjects, '/Earth/Weather'] : subjects,
    };
  });
}

export async function createSampleFolder(): Promise<SampleFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'classmark-cli-'));
  const at = (name: string): string => join(folder, name);
  await writeFile(at('train.jsonl'), toLines(records(120)));
  const odd = [
    { id: 'empty', title: '', text: '', subjects: ['/Biology/Insects/Ants'] },
    { id: 'dragon', title: 'Dragons', text: 'They fly.', subjects: ['/Myths/Dragons'] },
    { id: 'silent', title: 'Nothing said', text: 'of subjects' },
  ];
  await writeFile(at('test.jsonl'), toLines([...records(40, 1000), ...odd]));
  await writeFile(at('broken.jsonl'), `${toLines(records(3))}{"id": \n`);
  return { at, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
