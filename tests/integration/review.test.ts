import { findPrecedents } from '@classmark/database';
import { decide, execute } from '@classmark/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { accept, openReviewDesk, reject } from '../support/review-desk.js';
import { seedKey } from '../support/seed-key.js';
import { openTestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const { database } = await openTestDatabase();
const { pool, prisma } = database;

const desk = await openReviewDesk(database);
const { store, a, b, versionId, ada, bob, suggest, answer, label, undo, stateOf, everythingKnown } = desk;
beforeEach(desk.clear);

describe('a decision', () => {
  it('is what the document is about from then on, with what was suggested', async () => {
    const [document = 0n] = await suggest([[0.5, 0.6]]);
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
    const [document = 0n] = await suggest([[0.5, null]]);
    const robot = await seedKey(database, 'curator', 'robot');
    expect(await answer(robot, accept(document, a))).toMatchObject({ actor: 'robot' });
  });

  it('is all or nothing: one that is decided already refuses the rest', async () => {
    const [decided = 0n, open = 0n] = await suggest([
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
    const [document = 0n] = await suggest([[0.5, null]]);
    const answers = await Promise.allSettled([answer(ada, accept(document, a)), answer(bob, reject(document, a))]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await prisma.decision.count()).toBe(1);
  });

  it.each([
    ['a suggestion that is not there', (document: bigint) => answer(ada, accept(document, b))],
    ['a document that is not there', () => answer(ada, accept(10n ** 12n, a))],
    ['a subject that is not there', (document: bigint) => label(ada, document, 2 ** 30, true)],
  ])('needs more than %s', async (_name, act) => {
    const [document = 0n] = await suggest([[0.5, null]]);
    await expect(act(document)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('waits for what scoring holds, and goes through even where scoring waits for it in turn', async () => {
    const [first = 0n, second = 0n] = await suggest([
      [0.5, null],
      [0.5, null],
    ]);
    const scoring = await pool.connect();
    const hold = (documentId: bigint) =>
      scoring.query('select from prediction where document_id = $1 for update', [documentId]);
    await scoring.query('begin');
    await hold(second);
    const answered = answer(ada, accept(first, a), accept(second, a));
    await until('the decision to wait', async () => {
      const { rows } = await pool.query(
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      return rows.length > 0;
    });
    await hold(first);
    await scoring.query('commit');
    scoring.release();
    expect(await answered).toMatchObject({ kind: 'accept' });
    expect(await prisma.decision.count()).toBe(2);
  });

  it('leaves an event in the audit trail for each document', async () => {
    const [first = 0n, second = 0n] = await suggest([
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
        execute(decide, store, ada, { correction: { documentId, rejectSubjectId: a, subjectId: b } }),
    ],
    ['a label', (document: bigint) => label(ada, document, b, true)],
  ])('brings everything back after %s, row for row', async (_name, act) => {
    const [document = 0n] = await suggest([[0.5, 0.85]]);
    await prisma.label.create({ data: { documentId: document, subjectId: b, origin: 'import', value: false } });
    const before = await everythingKnown();
    const { id } = await act(document);
    expect(await everythingKnown()).not.toEqual(before);
    expect(await undo(bob, id)).toMatchObject({ undoneBy: 'bob' });
    expect(await everythingKnown()).toEqual(before);
  });

  it('brings back what a curator had said before', async () => {
    const [document = 0n] = await suggest([[0.5, null]]);
    await answer(ada, accept(document, a));
    const before = await everythingKnown();
    const { id } = await label(bob, document, a, false);
    await undo(bob, id);
    expect(await everythingKnown()).toEqual(before);
  });

  it('of an earlier act leaves what was said since', async () => {
    const [document = 0n] = await suggest([[0.5, null]]);
    const { id } = await answer(ada, accept(document, a));
    await label(bob, document, a, false);
    const before = await everythingKnown();
    await undo(ada, id);
    expect(await everythingKnown()).toEqual(before);
  });

  it('puts a suggestion where the thresholds in force say', async () => {
    const [document = 0n] = await suggest([[0.5, null]]);
    const { id } = await answer(ada, accept(document, a));
    await prisma.classifier.updateMany({ where: { subjectId: a }, data: { acceptThreshold: 0.45 } });
    await undo(ada, id);
    expect(await stateOf(document, a)).toBe('published');
  });

  it('withdraws a suggestion of a version that no longer serves, where nothing else can be asked', async () => {
    const [document = 0n] = await suggest([[0.5, null]]);
    const { id } = await answer(ada, accept(document, a));
    await prisma.deployment.updateMany({ data: { endedAt: new Date() } });
    await undo(ada, id);
    expect(await stateOf(document, a)).toBe('withdrawn');
  });

  it('is refused the second time', async () => {
    const [document = 0n] = await suggest([[0.5, null]]);
    const { id } = await answer(ada, accept(document, a));
    await undo(ada, id);
    await expect(undo(bob, id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(undo(bob, 10n ** 12n)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets the suggestion be decided again', async () => {
    const [document = 0n] = await suggest([[0.5, null]]);
    const { id } = await answer(ada, accept(document, a));
    await undo(ada, id);
    await answer(bob, reject(document, a));
    expect(await stateOf(document, a)).toBe('rejected');
  });
});

describe('precedents', () => {
  it('are the decided documents of the subject that share most words', async () => {
    const [asked = 0n, near = 0n, far = 0n, undecided = 0n] = await suggest([
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
