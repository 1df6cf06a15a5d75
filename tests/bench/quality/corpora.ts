import { existsSync } from 'node:fs';
import { readRecords, type SourceRecord } from '@classmark/harvest';
import { createSubjectNaming } from '../../../apps/cli/src/files/subject-naming.js';

/** Records that the bench learns from, their subjects named as `classmark evaluate` would. */
export interface BenchCorpus {
  readonly name: string;
  readonly path: string;
  /** What a path in a scheme stands for. */
  readonly subjects: 'roots' | 'as-given';
  /** Whether the order of the file is that of time. */
  readonly isInOrder: boolean;
}

export type BenchRecord = Pick<SourceRecord, 'id' | 'title' | 'text'> & { readonly subjects: readonly string[] };

/** Real data lie beside the repository, for none of it may be shipped; or where `BENCH_DATA` says. */
const beside = process.env.BENCH_DATA ?? '../shared/data';

const real: readonly BenchCorpus[] = [
  { name: 'Reuters', path: `${beside}/reuters-train.jsonl.gz`, subjects: 'as-given', isInOrder: true },
  { name: 'PLOS', path: `${beside}/plos-train.jsonl.gz`, subjects: 'roots', isInOrder: false },
];
const sample: BenchCorpus = {
  name: 'sample',
  path: 'prisma/sample/labelled.jsonl',
  subjects: 'roots',
  isInOrder: false,
};

/** The real corpora that are there, or else the sample; and what was left out. */
export function findCorpora(): { readonly corpora: readonly BenchCorpus[]; readonly missing: readonly string[] } {
  const found = real.filter(({ path }) => existsSync(path));
  const missing = real.filter((corpus) => !found.includes(corpus)).map(({ name, path }) => `${name} (${path})`);
  return { corpora: found.length > 0 ? found : [sample], missing };
}

export async function readCorpus({ path, subjects }: BenchCorpus): Promise<BenchRecord[]> {
  const naming = createSubjectNaming(subjects, new Map(), () => undefined);
  const records: BenchRecord[] = [];
  for await (const row of readRecords(path, { format: 'jsonl', allowEmpty: true })) {
    if ('error' in row) throw row.error;
    const { id, title, text, subjects: given } = row.record;
    records.push({ id, title, text, subjects: naming(given ?? []) });
  }
  return records;
}
