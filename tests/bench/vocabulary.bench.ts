import { createReadStream, existsSync } from 'node:fs';
import { createSubjectStore, createVocabularyStore } from '@classmark/database';
import { subjectFilter } from '@classmark/domain';
import { readVocabulary } from '@classmark/vocabulary';
import { expect, it } from 'vitest';
import { startBenchDatabase } from '../support/bench-database.js';
import { makeThesaurus } from '../support/made-thesaurus.js';
import { table } from './report.js';

/** As PLOS gave it out in January 2020. */
const plosThesaurus = `${process.env.BENCH_DATA ?? '../shared/data'}/plos-thesaurus-2020-1.paths.txt.gz`;
const subjects = 100_000;
const rounds = 10;
const p95LimitMs = 100;
/** Beginnings from one letter on, German and alternative labels, middles of words, several words, and misspellings. */
const typed = ['c', 'co', 'concept', 'concept 4711', 'b', 'begriff 12', 'other', '99', 'ept', 'conc 7', 'n', 'xy'];
const misspelt = ['cocnept 4711', 'begrif 12345', 'xylophone'];

it(`a search among ${subjects} subjects has a p95 under ${p95LimitMs} ms`, async () => {
  await using bench = await startBenchDatabase();
  await createVocabularyStore(bench.database).importVocabulary(
    {
      ...{ fileName: 'large.ttl', scheme: 'Large', mergesEqualNames: false, keepsLanguages: true },
      ...{ concepts: makeThesaurus(subjects), undescribed: [] },
    },
    { actor: { kind: 'system' }, isPreview: false },
  );
  await bench.database.pool.query('vacuum analyze');
  const { listSubjects, countSubjects } = createSubjectStore(bench.database);
  const times: number[] = [];
  const rows: string[][] = [];
  for (const search of [...typed, ...misspelt]) {
    const filter = subjectFilter.parse({ scheme: 'Large', search });
    const own: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const startedAt = performance.now();
      await listSubjects({ filter, limit: 12, after: null });
      own.push(performance.now() - startedAt);
    }
    times.push(...own);
    rows.push([search, `${await countSubjects(filter)}`, percentile(own, 0.5).toFixed(0), Math.max(...own).toFixed(0)]);
  }
  const p95 = percentile(times, 0.95);
  console.log(table(['typed', 'found', 'median ms', 'longest ms'], rows));
  console.log(`p95 of all ${times.length}: ${p95.toFixed(0)} ms`);
  expect(p95).toBeLessThan(p95LimitMs);
});

it('the thesaurus of PLOS is read whole, with its roots and the terms under several parents', async ({ skip }) => {
  skip(!existsSync(plosThesaurus), `There is no ${plosThesaurus}.`);
  const { concepts } = await readVocabulary(createReadStream(plosThesaurus), {
    language: null,
    mergesEqualNames: true,
  });
  const countWith = (isCounted: (parents: number) => boolean): number =>
    concepts.filter(({ broader }) => isCounted(broader.length)).length;
  const [roots, severalParents] = [countWith((parents) => parents === 0), countWith((parents) => parents > 1)];
  expect({ subjects: concepts.length, roots, severalParents }).toEqual({
    subjects: 11_039,
    roots: 11,
    severalParents: 1_316,
  });
});

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;
}
