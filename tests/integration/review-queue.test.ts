import { actorName, type QueueItem, queueFilter } from '@classmark/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { accept, openReviewDesk, reject, seedCurator } from '../support/review-desk.js';
import { openTestDatabase } from '../support/test-database.js';

const { database } = await openTestDatabase();
const { pool, prisma } = database;

const desk = await openReviewDesk(database);
const { store, a, b, ada, bob, suggest, queue, claim, answer } = desk;
beforeEach(desk.clear);

const filterOf = (filter: object) => ({ ...queueFilter.parse(filter), holder: actorName(ada) });

describe('the queue', () => {
  it('has each document once, those closest to a threshold first', async () => {
    const [far, near, published, both] = await suggest([
      [0.6, null],
      [0.79, null],
      [0.95, 0.3],
      [0.55, 0.75],
    ]);
    expect(await queue()).toEqual([near, both, far]);
    expect(await queue()).not.toContain(published);
  });

  it.each([
    ['most_probable', [1, 2, 0]],
    ['newest', [2, 1, 0]],
  ] as const)('can be ordered by %s', async (order, places) => {
    const documentIds = await suggest([
      [0.5, null],
      [0.45, 0.78],
      [0.6, 0.55],
    ]);
    expect(await queue(order)).toEqual(places.map((place) => documentIds[place]));
  });

  it.each(['closest_to_threshold', 'most_probable', 'newest'] as const)(
    'pages by %s without a gap or a repeat',
    async (order) => {
      await suggest(Array.from({ length: 23 }, (_, i) => [0.4 + (i % 7) / 20, i % 3 === 0 ? 0.6 : null]));
      const whole = await queue(order);
      const pages: bigint[] = [];
      for (let after: QueueItem | null = null; pages.length < whole.length; ) {
        const page: QueueItem[] = await store.listQueue({ order, filter: filterOf({}), limit: 5, after });
        pages.push(...page.map(({ documentId }) => documentId));
        after = page.at(-1) ?? null;
        if (after === null) break;
      }
      expect(pages).toEqual(whole);
      expect(new Set(whole).size).toBe(23);
    },
  );

  it('can be narrowed to a subject, and then is ordered by it', async () => {
    const [first, second] = await suggest([
      [0.41, 0.6],
      [0.6, 0.75],
      [0.5, null],
    ]);
    expect(await queue('closest_to_threshold', { subjectId: b })).toEqual([second, first]);
  });

  it('can be searched', async () => {
    const [found = 0n] = await suggest([
      [0.5, null],
      [0.5, null],
    ]);
    await prisma.document.update({ where: { id: found }, data: { title: 'Glaciers of Patagonia' } });
    expect(await queue('closest_to_threshold', { search: 'glacier' })).toEqual([found]);
  });

  it('counts documents, not suggestions', async () => {
    await suggest([
      [0.5, 0.5],
      [0.5, null],
      [0.9, null],
    ]);
    expect(await store.countQueue(filterOf({}), 100)).toBe(2);
    expect(await store.countQueue(filterOf({ subjectId: b }), 100)).toBe(1);
  });

  it('leaves out documents that are set aside', async () => {
    const [active, aside = 0n] = await suggest([
      [0.5, null],
      [0.5, null],
    ]);
    await prisma.document.update({
      where: { id: aside },
      data: { state: 'set_aside', setAsideReason: 'too_few_words' },
    });
    expect(await queue()).toEqual([active]);
  });
});

describe('a claim', () => {
  it('never puts a document on two desks, however many claim at once', async () => {
    const documentIds = await suggest(Array.from({ length: 60 }, (_, i) => [0.4 + i / 200, 0.5]));
    const people = await Promise.all(Array.from({ length: 6 }, (_, i) => seedCurator(database, `claimer ${i}`)));
    const desks = await Promise.all(people.map((person) => claim(person, { count: 10 })));
    const claimed = desks.flat();
    expect(new Set(claimed).size).toBe(claimed.length);
    expect(new Set(claimed).difference(new Set(documentIds))).toEqual(new Set());
    expect(desks.every((desk) => desk.length > 0)).toBe(true);
  });

  it('gives the same desk again, and fills it up', async () => {
    const [first, second, third] = await suggest([
      [0.41, null],
      [0.45, null],
      [0.5, null],
    ]);
    expect(await claim(ada, { count: 2 })).toEqual([first, second]);
    expect(await claim(ada, { count: 3 })).toEqual([first, second, third]);
    expect(await claim(bob, { count: 3 })).toEqual([]);
  });

  it('gives what has expired to others', async () => {
    const [only] = await suggest([[0.5, null]]);
    await claim(ada);
    await pool.query("update review_lease set expires_at = now() - interval '1 second'");
    expect(await claim(bob)).toEqual([only]);
    expect(await claim(ada)).toEqual([]);
  });

  it('gives back what is released', async () => {
    const [only] = await suggest([[0.5, null]]);
    await claim(ada);
    expect(await claim(ada, { count: 0, release: [only] })).toEqual([]);
    expect(await claim(bob)).toEqual([only]);
  });

  it('does not offer what was skipped again, but to others', async () => {
    const [skipped, other] = await suggest([
      [0.41, null],
      [0.5, null],
    ]);
    await claim(ada, { count: 1 });
    expect(await claim(ada, { skip: [skipped] })).toEqual([other]);
    expect(await claim(bob)).toEqual([skipped]);
  });

  it('cannot give back what lies on another desk', async () => {
    const [only] = await suggest([[0.5, null]]);
    await claim(ada);
    expect(await claim(bob, { release: [only] })).toEqual([]);
  });

  it('is taken off the desk by the last decision', async () => {
    const [both = 0n] = await suggest([[0.5, 0.5]]);
    await claim(ada);
    await answer(ada, accept(both, a));
    expect(await claim(ada)).toEqual([both]);
    await answer(ada, reject(both, b));
    expect(await prisma.reviewLease.count()).toBe(0);
  });

  it('is taken off the desk by two decisions on one document, made together or at once', async () => {
    const [together = 0n, atOnce = 0n] = await suggest([
      [0.5, 0.5],
      [0.6, 0.6],
    ]);
    await claim(ada);
    await answer(ada, accept(together, a), reject(together, b));
    expect(await prisma.reviewLease.findMany()).toMatchObject([{ documentId: atOnce }]);
    await Promise.all([answer(ada, accept(atOnce, a)), answer(bob, reject(atOnce, b))]);
    expect(await prisma.reviewLease.count()).toBe(0);
  });
});
