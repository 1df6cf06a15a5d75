import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createSampleFolder, run, type SampleFolder, toLines } from './sample-folder.js';

let folder: SampleFolder;
const at = (name: string): string => folder.at(name);

const title = 'Study';
const ours = [
  { id: 'a', title, subjects: ['/Biology/Whales', '/Earth'] },
  { id: 'b', title, subjects: ['/Biology/Ants'] },
  { id: 'c', title, subjects: [] },
  { id: 'd', title, subjects: ['/Earth'] },
  { id: 'unsaid', title },
];
const theirs = [
  { id: 'b', title, subjects: ['/Biology/Ants'] },
  { id: 'a', title, subjects: ['/Biology/Whales'] },
  { id: 'c', title, subjects: [] },
  { id: 'unsaid', title, subjects: ['/Earth'] },
  { id: 'other', title, subjects: ['/Earth'] },
];

beforeAll(async () => {
  folder = await createSampleFolder();
  await writeFile(at('ours.jsonl'), toLines(ours));
  await writeFile(at('theirs.jsonl'), toLines(theirs));
});
afterAll(() => folder[Symbol.asyncDispose]());

const subject = z.strictObject({
  subject: z.string(),
  both: z.number(),
  firstOnly: z.number(),
  secondOnly: z.number(),
  neither: z.number(),
  kappa: z.number().nullable(),
  alpha: z.number().nullable(),
});
const report = z.strictObject({
  documents: z.number(),
  firstAlone: z.number(),
  secondAlone: z.number(),
  same: z.number(),
  alpha: z.number().nullable(),
  f1: z.number(),
  meanKappa: z.number().nullable(),
  perSubject: z.array(subject),
});

async function agree(...options: string[]) {
  const { code, out, err } = await run('agreement', at('ours.jsonl'), at('theirs.jsonl'), '--json', ...options);
  expect([code, err]).toEqual([0, '']);
  return report.parse(JSON.parse(out));
}

describe('classmark agreement', () => {
  it('looks at the documents of which both files say the subjects', async () => {
    expect(await agree()).toMatchObject({ documents: 3, firstAlone: 1, secondAlone: 2 });
  });

  it('counts each subject', async () => {
    const { perSubject } = await agree('--subjects', 'roots');
    expect(perSubject).toMatchObject([
      { subject: 'Biology', both: 2, firstOnly: 0, secondOnly: 0, neither: 1, kappa: 1, alpha: 1 },
      { subject: 'Earth', both: 0, firstOnly: 1, secondOnly: 0, neither: 2, kappa: 0 },
    ]);
  });

  it('says how many documents got the same, and how alike all sets are', async () => {
    const { same, alpha, f1 } = await agree();
    expect([same, f1]).toEqual([2 / 3, 0.8]);
    expect(alpha).toBeGreaterThan(0.5);
  });

  it('is the same the other way round', async () => {
    const { out } = await run('agreement', at('theirs.jsonl'), at('ours.jsonl'), '--json');
    expect(report.parse(JSON.parse(out)).alpha).toBeCloseTo((await agree()).alpha ?? 2, 12);
  });

  it('prints a table for people', async () => {
    const { out } = await run('agreement', at('ours.jsonl'), at('theirs.jsonl'));
    expect(out).toMatch(/^Both files give the same subjects to 67% of the shared documents\.$/m);
    expect(out).toMatch(/^\/Biology\/Ants +1 +0 +0 +2 +1\.000 +1\.000$/m);
  });

  it('refuses a file with an id twice', async () => {
    await writeFile(at('twice.jsonl'), toLines([...ours, ours[0] ?? {}]));
    const { code, err } = await run('agreement', at('twice.jsonl'), at('theirs.jsonl'));
    expect([code, err]).toEqual([1, `error: ${at('twice.jsonl')}: Two records have the id "a"; ids must be unique.\n`]);
  });

  it('refuses files without a document in common', async () => {
    const { code, err } = await run('agreement', at('ours.jsonl'), at('train.jsonl'));
    expect([code, err]).toEqual([1, expect.stringContaining('No labelled record has the same id')]);
  });
});
