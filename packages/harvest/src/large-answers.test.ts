import { expect, it } from 'vitest';
import { planHarvest } from './plan-harvest.js';

const stepOf = (protocol: 'oai' | 'share') =>
  planHarvest(
    {
      ...{ protocol, url: 'https://example.org/', metadataPrefix: 'oai_dc' },
      ...{ set: null, from: null, until: null, otherContent: false, allowLocal: false },
    },
    { nowMs: 0 },
  );
const list = (inside: string): string => `<OAI-PMH><ListRecords>${inside}</ListRecords></OAI-PMH>`;
const record = (metadata: string): string =>
  `<record><header><identifier>1</identifier></header><metadata>${metadata}</metadata></record>`;

it.each([
  ['records', 'oai', list('<record/>'.repeat(25_000)), 'more than 20000 records'],
  ['records that are no XML', 'oai', list('<record><x></y></record>'.repeat(6_000)), 'more than 5000 records'],
  ['lists in lists', 'share', '['.repeat(400_000), 'too many values'],
  ['empty values', 'share', `{"hits":{"total":1,"hits":[${'{},'.repeat(400_000)}{}]}}`, 'too many values'],
  ['entries', 'share', `{"hits":{"total":1,"hits":[${'{},'.repeat(2_000)}{}]}}`, 'more than 1000 entries'],
] as const)('an answer of too many %s is refused for good', (_what, protocol, text, says) => {
  expect(() => stepOf(protocol).read(text, 0)).toThrow(
    expect.objectContaining({ name: 'LastingError', message: expect.stringContaining(says) }),
  );
});

it('subjects that would unfold to gigabytes make their record wrong', () => {
  const long = 'x'.repeat(10_000);
  const nested = `<subj-group><subject>${long}</subject>`.repeat(100);
  const groups = `${nested}<subj-group>${'<subject>y</subject>'.repeat(50_000)}</subj-group>${'</subj-group>'.repeat(100)}`;
  const article = `<article><front><article-meta><article-categories>${groups}</article-categories></article-meta></front></article>`;
  const [row] = stepOf('oai').read(list(record(article)), 0).rows;
  expect(row).toMatchObject({ error: { message: expect.stringContaining('subjects of the article are too long') } });
});

it('a subject may be nothing but colons', () => {
  const [row] = stepOf('oai').read(list(record(`<dc><subject>${'::'.repeat(500_000)}</subject></dc>`)), 0).rows;
  expect(row).toMatchObject({ error: { code: 'neither-title-nor-text' } });
});
