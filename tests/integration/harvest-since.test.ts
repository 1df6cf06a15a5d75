import { createHarvestStore } from '@classmark/database';
import { type HarvestInput, sinceLastHarvest } from '@classmark/domain';
import { beforeEach, expect, it } from 'vitest';
import { openTestDatabase } from '../support/test-database.js';

const { database } = await openTestDatabase();
const input: HarvestInput = {
  ...{ protocol: 'oai', url: 'https://example.org/oai', set: null, metadataPrefix: 'oai_dc', from: null, until: null },
  ...{ otherContent: true, allowLocal: false, source: 'made', scheme: 'Made', createSubjects: true },
  ...{ labelsComplete: true, mergesEqualNames: false, scheduleId: null },
};

beforeEach(() => database.prisma.$executeRaw`truncate run cascade`);

async function firstDayAfter(earlier: Partial<HarvestInput>, asked: Partial<HarvestInput> = {}) {
  const createdAt = new Date('2026-03-01T02:00:00Z');
  const run = { kind: 'harvest', title: 'Earlier', state: 'succeeded', createdAt } as const;
  await database.prisma.run.create({ data: { ...run, input: { ...input, ...earlier } } });
  return (await sinceLastHarvest(createHarvestStore(database), { ...input, ...asked })).input.from;
}

it.each<[string, Partial<HarvestInput>, Partial<HarvestInput>]>([
  ['of the same', {}, {}],
  ['that also took in subjects', {}, { scheme: null, createSubjects: false, labelsComplete: false }],
  ['that took in more', {}, { otherContent: false, createSubjects: false, labelsComplete: false }],
])('a harvest asks for what has changed since one %s', async (_what, earlier, asked) => {
  expect(await firstDayAfter(earlier, asked)).toBe('2026-02-28');
});

it.each<[string, Partial<HarvestInput>]>([
  ['of some days', { from: '2026-02-01' }],
  ['with a last day', { until: '2026-03-01' }],
  ['of another set', { set: 'theses' }],
  ['in another format', { metadataPrefix: 'jats' }],
  ['of another scheme', { scheme: 'Other' }],
  ['without subjects', { scheme: null }],
  ['that created none', { createSubjects: false }],
  ['whose labels were not complete', { labelsComplete: false }],
  ['without other content', { otherContent: false }],
])('a harvest asks for all after one %s', async (_what, earlier) => {
  expect(await firstDayAfter(earlier)).toBeNull();
});
