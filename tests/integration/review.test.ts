import { createPool, createPrisma, createReviewStore, type Database, findPrecedents } from '@classmark/database';
import {
  type Actor,
  claimItems,
  countQueue,
  decide,
  listQueue,
  parseClaimItems,
  parseDecide,
  parseLabelDocument,
  parseQueueFilter,
  parseUndoDecision,
  type QueueItem,
  type QueueOrder,
  type Role,
  undoDecision,
} from '@classmark/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedDocuments, seedModel, seedPredictions, seedScheme, seedVersion } from '../support/seed-models.js';
import { createTestDatabase } from '../support/test-database.js';

const url = await createTestDatabase();
const database: Database = { prisma: createPrisma(url), pool: createPool(url) };
const { pool, prisma } = database;
afterAll(() => Promise.all([pool.end(), prisma.$disconnect()]));

const store = createReviewStore(database);
let ada: Actor;
let bob: Actor;
let versionId: number;
let a: number;
let b: number;

async function makePerson(name: string, role: Role): Promise<Actor> {
  const { id } = await prisma.user.create({ data: { name, role, passwordHash: 'unused' } });
  return { kind: 'user', id, name, role };
}

beforeAll(async () => {
  ada = await makePerson('ada', 'curator');
  bob = await makePerson('bob', 'curator');
});

/** Two subjects that publish from .8 and ask from .4, served by one version; nothing waits. */
beforeEach(async () => {
  await pool.query('truncate prediction, label, review_lease, review_skip, decision, act, deployment');
  const name = crypto.randomUUID();
  const { schemeId, subjectIds } = await seedScheme(database, name, ['A', 'B']);
  [a = 0, b = 0] = subjectIds;
  versionId = await seedVersion(database, { modelId: await seedModel(database, schemeId, name), subjectIds });
  await prisma.deployment.createMany({ data: subjectIds.map((subjectId) => ({ subjectId, versionId })) });
});

/** Documents with a suggestion of A and of B each; a null is none. */
async function seedSuggestions(suggestions: readonly (readonly [number | null, number | null])[]): Promise<bigint[]> {
  const documentIds = await seedDocuments(database, suggestions.length);
  for (const [place, subjectId] of [a, b].entries()) {
    const given = suggestions.flatMap((pair, i) => {
      const [documentId, probability] = [documentIds[i], pair[place]];
      return documentId === undefined || probability == null ? [] : [{ documentId, probability }];
    });
    await seedPredictions(database, {
      subjectId,
      versionId,
      documentIds: given.map(({ documentId }) => documentId),
      probabilities: given.map(({ probability }) => probability),
    });
  }
  return documentIds;
}

/** All rows that say what documents are about, and all that decide it. */
async function everythingKnown() {
  const rows = (sql: string) => pool.query(sql).then((result) => result.rows);
  return {
    predictions: await rows('select * from prediction order by document_id, subject_id'),
    labels: await rows('select * from label order by document_id, subject_id, origin'),
  };
}

const accept = (documentId: bigint, subjectId: number) => ({ documentId, subjectId, verdict: 'accept' }) as const;
const reject = (documentId: bigint, subjectId: number) => ({ documentId, subjectId, verdict: 'reject' }) as const;
const answer = (actor: Actor, ...decisions: object[]) => decide(store, actor, parseDecide({ decisions }));
const label = (actor: Actor, documentId: bigint, subjectId: number, value: boolean) =>
  decide(store, actor, parseLabelDocument({ documentId, subjectId, value }));
const undo = (actor: Actor, actId: bigint) => undoDecision(store, actor, parseUndoDecision({ actId }));
const claim = async (actor: Actor, input: object = {}) =>
  (await claimItems(store, actor, parseClaimItems(input))).map(({ documentId }) => documentId);
const queue = async (order: QueueOrder = 'closest_to_threshold', filter: object = {}, limit = 100) =>
  (await listQueue(store, ada, { order, filter: parseQueueFilter(filter), limit, after: null })).map(
    ({ documentId }) => documentId,
  );
const stateOf = async (documentId: bigint, subjectId: number) =>
  (await prisma.prediction.findUniqueOrThrow({ where: { documentId_subjectId: { documentId, subjectId } } })).state;

describe('the queue', () => {
  it('has each document once, those closest to a threshold first', async () => {
    const [far, near, published, both] = await seedSuggestions([
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
    const documentIds = await seedSuggestions([
      [0.5, null],
      [0.45, 0.78],
      [0.6, 0.55],
    ]);
    expect(await queue(order)).toEqual(places.map((place) => documentIds[place]));
  });

  it.each(['closest_to_threshold', 'most_probable', 'newest'] as const)(
    'pages by %s without a gap or a repeat',
    async (order) => {
      await seedSuggestions(Array.from({ length: 23 }, (_, i) => [0.4 + (i % 7) / 20, i % 3 === 0 ? 0.6 : null]));
      const whole = await queue(order);
      const pages: bigint[] = [];
      for (let after: QueueItem | null = null; pages.length < whole.length; ) {
        const page: QueueItem[] = await listQueue(store, ada, { order, filter: parseQueueFilter({}), limit: 5, after });
        pages.push(...page.map(({ documentId }) => documentId));
        after = page.at(-1) ?? null;
        if (after === null) break;
      }
      expect(pages).toEqual(whole);
      expect(new Set(whole).size).toBe(23);
    },
  );

  it('can be narrowed to a subject, and then is ordered by it', async () => {
    const [first, second] = await seedSuggestions([
      [0.41, 0.6],
      [0.6, 0.75],
      [0.5, null],
    ]);
    expect(await queue('closest_to_threshold', { subjectId: b })).toEqual([second, first]);
  });

  it('can be searched', async () => {
    const [found = 0n] = await seedSuggestions([
      [0.5, null],
      [0.5, null],
    ]);
    await prisma.document.update({ where: { id: found }, data: { title: 'Glaciers of Patagonia' } });
    expect(await queue('closest_to_threshold', { search: 'glacier' })).toEqual([found]);
  });

  it('counts documents, not suggestions', async () => {
    await seedSuggestions([
      [0.5, 0.5],
      [0.5, null],
      [0.9, null],
    ]);
    expect(await countQueue(store, ada, parseQueueFilter({}))).toBe(2);
    expect(await countQueue(store, ada, parseQueueFilter({ subjectId: b }))).toBe(1);
  });

  it('leaves out documents that are set aside', async () => {
    const [active, aside = 0n] = await seedSuggestions([
      [0.5, null],
      [0.5, null],
    ]);
    await prisma.document.update({
      where: { id: aside },
      data: { state: 'set_aside', setAsideReason: 'too_few_words' },
    });
    expect(await queue()).toEqual([active]);
  });

  it('is closed to readers', async () => {
    const reader: Actor = { kind: 'key', id: 1, name: 'front end', role: 'reader' };
    const asked = listQueue(store, reader, { order: 'newest', filter: parseQueueFilter({}), limit: 1, after: null });
    await expect(asked).rejects.toMatchObject({ code: 'NOT_ALLOWED', requiredRole: 'curator' });
  });
});

describe('a claim', () => {
  it('never puts a document on two desks, however many claim at once', async () => {
    const documentIds = await seedSuggestions(Array.from({ length: 60 }, (_, i) => [0.4 + i / 200, 0.5]));
    const people = await Promise.all(Array.from({ length: 6 }, (_, i) => makePerson(`claimer ${i}`, 'curator')));
    const desks = await Promise.all(people.map((person) => claim(person, { count: 10 })));
    const claimed = desks.flat();
    expect(new Set(claimed).size).toBe(claimed.length);
    expect(new Set(claimed).difference(new Set(documentIds))).toEqual(new Set());
    expect(desks.every((desk) => desk.length > 0)).toBe(true);
  });

  it('gives the same desk again, and fills it up', async () => {
    const [first, second, third] = await seedSuggestions([
      [0.41, null],
      [0.45, null],
      [0.5, null],
    ]);
    expect(await claim(ada, { count: 2 })).toEqual([first, second]);
    expect(await claim(ada, { count: 3 })).toEqual([first, second, third]);
    expect(await claim(bob, { count: 3 })).toEqual([]);
  });

  it('gives what has expired to others', async () => {
    const [only] = await seedSuggestions([[0.5, null]]);
    await claim(ada);
    await pool.query("update review_lease set expires_at = now() - interval '1 second'");
    expect(await claim(bob)).toEqual([only]);
    expect(await claim(ada)).toEqual([]);
  });

  it('gives back what is released', async () => {
    const [only] = await seedSuggestions([[0.5, null]]);
    await claim(ada);
    expect(await claim(ada, { count: 0, release: [only] })).toEqual([]);
    expect(await claim(bob)).toEqual([only]);
  });

  it('does not offer what was skipped again, but to others', async () => {
    const [skipped, other] = await seedSuggestions([
      [0.41, null],
      [0.5, null],
    ]);
    await claim(ada, { count: 1 });
    expect(await claim(ada, { skip: [skipped] })).toEqual([other]);
    expect(await claim(bob)).toEqual([skipped]);
  });

  it('cannot give back what lies on another desk', async () => {
    const [only] = await seedSuggestions([[0.5, null]]);
    await claim(ada);
    expect(await claim(bob, { release: [only] })).toEqual([]);
  });

  it('is taken off the desk by the last decision', async () => {
    const [both = 0n] = await seedSuggestions([[0.5, 0.5]]);
    await claim(ada);
    await answer(ada, accept(both, a));
    expect(await claim(ada)).toEqual([both]);
    await answer(ada, reject(both, b));
    expect(await prisma.reviewLease.count()).toBe(0);
  });
});

describe('a decision', () => {
  it('is what the document is about from then on, with what was suggested', async () => {
    const [document = 0n] = await seedSuggestions([[0.5, 0.6]]);
    const act = await answer(ada, accept(document, a), reject(document, b));
    expect(act).toMatchObject({ kind: 'correct', actor: 'ada', undoneAt: null });
    expect([await stateOf(document, a), await stateOf(document, b)]).toEqual(['accepted', 'rejected']);
    expect(await prisma.label.findMany({ orderBy: { subjectId: 'asc' } })).toMatchObject([
      { subjectId: a, origin: 'curator', value: true },
      { subjectId: b, origin: 'curator', value: false },
    ]);
    expect(await prisma.decision.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { subjectId: a, verdict: 'accept', probability: 0.5, versionId },
      { subjectId: b, verdict: 'reject', versionId },
    ]);
  });

  it('counts as a key’s own where a key made it', async () => {
    const [document = 0n] = await seedSuggestions([[0.5, null]]);
    const key = await prisma.apiKey.create({
      data: { name: 'robot', prefix: 'x', role: 'curator', keyHash: crypto.getRandomValues(new Uint8Array(32)) },
    });
    const robot: Actor = { kind: 'key', id: key.id, name: 'robot', role: 'curator' };
    expect(await answer(robot, accept(document, a))).toMatchObject({ actor: 'robot' });
  });

  it('is all or nothing: one that is decided already refuses the rest', async () => {
    const [decided = 0n, open = 0n] = await seedSuggestions([
      [0.5, null],
      [0.5, null],
    ]);
    await answer(bob, accept(decided, a));
    const before = await everythingKnown();
    await expect(answer(ada, accept(open, a), reject(decided, a))).rejects.toMatchObject({
      code: 'CONFLICT',
      issues: [{ path: 'decisions.1' }],
    });
    expect(await everythingKnown()).toEqual(before);
  });

  it('of two at once on one suggestion, one wins and the other is told', async () => {
    const [document = 0n] = await seedSuggestions([[0.5, null]]);
    const answers = await Promise.allSettled([answer(ada, accept(document, a)), answer(bob, reject(document, a))]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await prisma.decision.count()).toBe(1);
  });

  it.each([
    ['a suggestion that is not there', (document: bigint) => answer(ada, accept(document, b))],
    ['a document that is not there', () => answer(ada, accept(10n ** 12n, a))],
    ['a subject that is not there', (document: bigint) => label(ada, document, 2 ** 30, true)],
  ])('needs more than %s', async (_name, act) => {
    const [document = 0n] = await seedSuggestions([[0.5, null]]);
    await expect(act(document)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leaves an event in the audit trail for each document', async () => {
    const [first = 0n, second = 0n] = await seedSuggestions([
      [0.5, 0.5],
      [0.5, null],
    ]);
    const { id } = await answer(ada, accept(first, a), accept(first, b), accept(second, a));
    const events = await prisma.auditEvent.findMany({
      where: { action: 'decision.made' },
      orderBy: { id: 'desc' },
      take: 2,
    });
    expect(events.map(({ target }) => target).sort()).toEqual([`document:${first}`, `document:${second}`].sort());
    expect(events[0]?.details).toMatchObject({ actId: String(id), kind: 'accept' });
  });
});

describe('undo', () => {
  it.each([
    ['a decision', (document: bigint) => answer(ada, accept(document, a))],
    ['many decisions', (document: bigint) => answer(ada, accept(document, a), reject(document, b))],
    [
      'a correction',
      (documentId: bigint) =>
        decide(store, ada, parseDecide({ correction: { documentId, rejectSubjectId: a, subjectId: b } })),
    ],
    ['a label', (document: bigint) => label(ada, document, b, true)],
  ])('brings everything back after %s, row for row', async (_name, act) => {
    const [document = 0n] = await seedSuggestions([[0.5, 0.85]]);
    await prisma.label.create({ data: { documentId: document, subjectId: b, origin: 'import', value: false } });
    const before = await everythingKnown();
    const { id } = await act(document);
    expect(await everythingKnown()).not.toEqual(before);
    expect(await undo(bob, id)).toMatchObject({ undoneBy: 'bob' });
    expect(await everythingKnown()).toEqual(before);
  });

  it('brings back what a curator had said before', async () => {
    const [document = 0n] = await seedSuggestions([[0.5, null]]);
    await answer(ada, accept(document, a));
    const before = await everythingKnown();
    const { id } = await label(bob, document, a, false);
    await undo(bob, id);
    expect(await everythingKnown()).toEqual(before);
  });

  it('of an earlier act leaves what was said since', async () => {
    const [document = 0n] = await seedSuggestions([[0.5, null]]);
    const { id } = await answer(ada, accept(document, a));
    await label(bob, document, a, false);
    const before = await everythingKnown();
    await undo(ada, id);
    expect(await everythingKnown()).toEqual(before);
  });

  it('puts a suggestion where the thresholds in force say', async () => {
    const [document = 0n] = await seedSuggestions([[0.5, null]]);
    const { id } = await answer(ada, accept(document, a));
    await prisma.classifier.updateMany({ where: { subjectId: a }, data: { acceptThreshold: 0.45 } });
    await undo(ada, id);
    expect(await stateOf(document, a)).toBe('published');
  });

  it('withdraws a suggestion of a version that no longer serves', async () => {
    const [document = 0n] = await seedSuggestions([[0.5, null]]);
    const { id } = await answer(ada, accept(document, a));
    await prisma.deployment.updateMany({ data: { endedAt: new Date() } });
    await undo(ada, id);
    expect(await stateOf(document, a)).toBe('withdrawn');
  });

  it('is refused the second time', async () => {
    const [document = 0n] = await seedSuggestions([[0.5, null]]);
    const { id } = await answer(ada, accept(document, a));
    await undo(ada, id);
    await expect(undo(bob, id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(undo(bob, 10n ** 12n)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets the suggestion be decided again', async () => {
    const [document = 0n] = await seedSuggestions([[0.5, null]]);
    const { id } = await answer(ada, accept(document, a));
    await undo(ada, id);
    await answer(bob, reject(document, a));
    expect(await stateOf(document, a)).toBe('rejected');
  });
});

describe('precedents', () => {
  it('are the decided documents of the subject that share most words', async () => {
    const [asked = 0n, near = 0n, far = 0n, undecided = 0n] = await seedSuggestions([
      [0.5, null],
      [0.5, null],
      [0.5, null],
      [0.5, null],
    ]);
    const texts = new Map([
      [asked, 'Meltwater from shrinking glaciers feeds rivers'],
      [near, 'Shrinking glaciers and the rivers of the Andes'],
      [far, 'Rivers of trade in medieval towns'],
      [undecided, 'Meltwater from shrinking glaciers feeds rivers'],
    ]);
    for (const [id, text] of texts) await prisma.document.update({ where: { id }, data: { title: '', text } });
    await answer(ada, accept(near, a));
    await answer(bob, reject(far, a));
    const precedents = await findPrecedents(database, asked, a);
    expect(precedents).toMatchObject([
      { documentId: near, verdict: 'accept', decidedBy: 'ada' },
      { documentId: far, verdict: 'reject', decidedBy: 'bob' },
    ]);
    expect(precedents[0]?.similarity).toBeCloseTo(3 / Math.sqrt(5 * 4));
  });
});
