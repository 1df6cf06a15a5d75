import type { Database } from '@classmark/database';
import { createRandom } from '@classmark/math';
import { expect, it } from 'vitest';
import { startBenchDatabase } from '../support/bench-database.js';
import { accept, openReviewDesk, reject } from '../support/review-desk.js';

const seeds = Number(process.env.BENCH_SEEDS ?? 20);
/** Checked at a precision of .93 before it falls. */
const goodPast = 100;
const mostUntilNoticed = 200;
const steady = 2_000;
const batch = 20;

interface Audit {
  readonly desk: Awaited<ReturnType<typeof openReviewDesk>>;
  readonly seed: number;
}

/** Decides up to `most` spot checks, each right with probability `precision`; answers with how many were decided until the subject stopped publishing, or null. */
async function audit(
  database: Database,
  { desk, seed }: Audit,
  precision: number,
  most: number,
): Promise<number | null> {
  const random = createRandom(seed);
  const where = { versionId_subjectId: { versionId: desk.versionId, subjectId: desk.a } };
  for (let decided = 0; decided < most; ) {
    const documentIds = await desk.claim(desk.ada, { count: Math.min(batch, most - decided) });
    for (const documentId of documentIds) {
      await desk.answer(desk.ada, (random.next() < precision ? accept : reject)(documentId, desk.a));
      decided++;
      const { acceptThreshold } = await database.prisma.classifier.findUniqueOrThrow({ where });
      if (acceptThreshold === null) return decided;
    }
  }
  return null;
}

it('a subject whose published precision falls is noticed by spot checks, and one that keeps it is left alone', async () => {
  await using server = await startBenchDatabase();
  const { database } = server;
  const drawn = createRandom(1);
  const desk = await openReviewDesk(database, { share: 1, random: () => drawn.next() });
  const rows = [];
  for (let seed = 1; seed <= seeds; seed++) {
    await desk.clear();
    await desk.suggest(Array.from({ length: goodPast + mostUntilNoticed + batch }, () => [0.95, null] as const));
    const before = await audit(database, { desk, seed }, 0.93, goodPast);
    const afterFall = await audit(database, { desk, seed: seed + 1_000 }, 0.7, mostUntilNoticed);
    await desk.clear();
    await desk.suggest(Array.from({ length: steady + batch }, () => [0.95, null] as const));
    rows.push({ seed, before, afterFall, steady: await audit(database, { desk, seed: seed + 2_000 }, 0.93, steady) });
  }
  console.table(rows);
  expect(rows.filter(({ before, steady: noticed }) => before !== null || noticed !== null)).toEqual([]);
  expect(rows.filter(({ afterFall }) => afterFall === null)).toEqual([]);
});
