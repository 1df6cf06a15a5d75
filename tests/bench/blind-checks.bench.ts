import { createRandom, type Random } from '@classmark/math';
import { afterAll, describe, expect, it } from 'vitest';
import { startBenchDatabase } from '../support/bench-database.js';
import { accept, openReviewDesk, reject } from '../support/review-desk.js';

const seeds = Number(process.env.BENCH_SEEDS ?? 20);
/** Checked at a precision of .93 before it falls. */
const goodPast = 100;
const mostUntilNoticed = 200;
const steady = 2_000;
const batch = 20;

interface Stretch {
  /** How likely a published suggestion is right. */
  readonly precision: number;
  readonly checks: number;
}

/** Decides spot checks; answers with how many were decided until the subject stopped publishing, or null. */
async function check({ precision, checks }: Stretch, random: Random): Promise<number | null> {
  const where = { versionId_subjectId: { versionId: desk.versionId, subjectId: desk.a } };
  for (let decided = 0; decided < checks; ) {
    for (const documentId of await desk.claim(desk.ada, { count: Math.min(batch, checks - decided) })) {
      const isRight = random.next() < precision;
      await desk.answer(desk.ada, (isRight ? accept : reject)(documentId, desk.a));
      decided++;
      if (isRight) continue;
      const { acceptThreshold } = await server.database.prisma.classifier.findUniqueOrThrow({ where });
      if (acceptThreshold === null) return decided;
    }
  }
  return null;
}

const server = await startBenchDatabase();
afterAll(() => server[Symbol.asyncDispose]());
const drawn = createRandom(1);
const desk = await openReviewDesk(server.database, { share: 1, random: () => drawn.next() });

async function checkAnew(seed: number, stretches: readonly Stretch[]): Promise<(number | null)[]> {
  await desk.clear();
  const published = stretches.reduce((sum, { checks }) => sum + checks, batch);
  await desk.suggest(Array.from({ length: published }, () => [0.95, null] as const));
  const noticed = [];
  for (const [place, stretch] of stretches.entries()) noticed.push(await check(stretch, createRandom(seed + place)));
  return noticed;
}

const rows: object[] = [];
afterAll(() => console.table(rows));

describe.each(Array.from({ length: seeds }, (_, i) => i + 1))('with seed %d', (seed) => {
  it('a subject whose published precision falls is noticed by spot checks', async () => {
    const [before, after] = await checkAnew(seed, [
      { precision: 0.93, checks: goodPast },
      { precision: 0.7, checks: mostUntilNoticed },
    ]);
    rows.push({ seed, 'checks until the fall is noticed': after });
    expect([before, after]).toEqual([null, expect.any(Number)]);
  });

  it('a subject that keeps its precision is left alone', async () => {
    expect(await checkAnew(seed + 1_000, [{ precision: 0.93, checks: steady }])).toEqual([null]);
  });
});
