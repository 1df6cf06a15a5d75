import { readdirSync, readFileSync } from 'node:fs';
import { createRandom, type Random } from '@classmark/math';
import { MojoError, type MojoModel, readMojo, TableScorer } from '@classmark/mojo';
import { unzipSync, zipSync } from 'fflate';
import { readTable } from './read-table.js';

const folder = new URL('../peers/mojo/', import.meta.url);

/** A fixture with some of its rows, and what they score. */
interface Subject {
  readonly name: string;
  readonly zip: Uint8Array;
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly table: readonly (readonly string[])[];
  readonly scores: string;
}

/** What came of one mutated zip. */
export interface FuzzResult {
  /** A typed refusal, the scores of the intact model, or (where contents were changed and fit) other scores. */
  readonly outcome: 'refused' | 'same' | 'other';
  /** Of the process: other processes don't lengthen it. */
  readonly cpuMs: number;
}

const rowCount = 12;

function scoresOf(model: MojoModel, [columns = [], ...rows]: readonly (readonly string[])[]): string {
  const scorer = new TableScorer(model, { columns, mode: 'lenient' });
  const { values, indices } = scorer.score(rows.slice(0, rowCount));
  return JSON.stringify([
    values.map((column) => [...column.subarray(0, rowCount)].map(String)),
    [...indices.subarray(0, rowCount)],
  ]);
}

/** All fixtures, but for the details that no score depends on. */
export async function loadFuzzSubjects(): Promise<Subject[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.zip') && !name.startsWith('corner_'));
  return Promise.all(
    names.map(async (file): Promise<Subject> => {
      const whole = unzipSync(readFileSync(new URL(file, folder)));
      const files = Object.fromEntries(Object.entries(whole).filter(([name]) => !name.includes('experimental/')));
      const zip = zipSync(files);
      const table = readTable(readFileSync(new URL(file.replace('.zip', '.input.csv'), folder), 'utf8'));
      return { name: file, zip, files, table, scores: scoresOf(await readMojo(zip), table) };
    }),
  );
}

/** Some bytes overwritten, a stretch removed or doubled, or the end cut off. */
function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const length = 1 + random.below(16);
  const kind = random.below(5);
  if (kind === 0) return bytes.slice(0, at);
  if (kind === 1) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
  if (kind === 2) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - length))]);
  const mutated = bytes.slice();
  for (let i = 0; i <= random.below(8); i++) {
    mutated[random.below(bytes.length)] =
      kind === 3 ? random.below(256) : ([0, 1, 127, 128, 255][random.below(5)] ?? 0);
  }
  return mutated;
}

const oddValues = ['', '-1', '0', '99999999', '1e9', 'NaN', 'null', '[]', '[0]', 'true', '2147483648', '../x', '1.5'];

/** One value of a text file replaced. */
function mutateText(bytes: Uint8Array, random: Random): Uint8Array {
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  const at = random.below(lines.length);
  const value = oddValues[random.below(oddValues.length)] ?? '';
  lines[at] = (lines[at] ?? '').replace(/=.*|: .*|^[^=]*$/, (found) => found.slice(0, 1).replace(/[^=:]/, '') + value);
  return Buffer.from(lines.join('\n'));
}

/** The model's own files changed, in a sound zip: one value or some bytes of one, or one left out. */
function mutateContents({ files }: Subject, random: Random): Uint8Array {
  const names = Object.keys(files);
  const name = names[random.below(names.length)] ?? '';
  const bytes = files[name] ?? new Uint8Array();
  const changed = { ...files };
  const kind = random.below(8);
  if (kind === 0) delete changed[name];
  else if (kind < 4) changed['model.ini'] = mutateText(files['model.ini'] ?? new Uint8Array(), random);
  else changed[name] = mutateBytes(bytes, random);
  return zipSync(changed, { level: 1 });
}

/** Mutates one of the models by the seed, and reads and scores what came out. Throws whatever is no MojoError. */
export async function fuzzMojo(subjects: readonly Subject[], seed: number): Promise<FuzzResult> {
  const random = createRandom(seed);
  const subject = subjects[random.below(subjects.length)];
  if (subject === undefined) throw new Error('There is nothing to mutate.');
  const keepsContents = random.below(2) === 0;
  const zip = keepsContents ? mutateBytes(subject.zip, random) : mutateContents(subject, random);
  const before = process.cpuUsage();
  const outcome = await readAndScore(zip, subject);
  if (outcome === 'other' && keepsContents) throw new Error(`Seed ${seed}: ${subject.name} gives other scores.`);
  const { user, system } = process.cpuUsage(before);
  return { outcome, cpuMs: (user + system) / 1_000 };
}

async function readAndScore(zip: Uint8Array, { table, scores }: Subject): Promise<FuzzResult['outcome']> {
  try {
    return scoresOf(await readMojo(zip), table) === scores ? 'same' : 'other';
  } catch (error) {
    if (error instanceof MojoError) return 'refused';
    throw error;
  }
}
