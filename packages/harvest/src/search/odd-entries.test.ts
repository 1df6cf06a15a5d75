import { describe, expect, it } from 'vitest';
import type { HarvestedPage, HarvestStep } from '../harvest-step.js';
import { planHarvest } from '../plan-harvest.js';

const queryOf = (protocol: 'plos' | 'share') => ({
  ...{ protocol, url: 'https://example.org/search', metadataPrefix: 'oai_dc' },
  ...{ set: null, from: null, until: null, otherContent: false, allowLocal: false },
});
const begin = (protocol: 'plos' | 'share') => planHarvest(queryOf(protocol), { nowMs: 0 });

const plosPage = (docs: readonly unknown[], numFound = docs.length, start = 0): string =>
  JSON.stringify({ response: { numFound, start, docs } });
const sharePage = (hits: readonly unknown[]): string => JSON.stringify({ hits: { total: hits.length, hits } });
const article = (id: unknown, title: string) => ({ id, title_display: title, subject: ['/Earth sciences'] });

const told = ({ rows }: HarvestedPage) =>
  rows.map((row) => {
    if ('record' in row) return `${row.line} ${row.record.id} ${row.record.title}`;
    return 'error' in row ? `${row.line} ${row.error.message}` : '';
  });

describe('an entry of a search without an id is set aside, and the others are read', () => {
  it.each([undefined, null, '', ' ', [], {}])('at PLOS, where the id is %j', (id) => {
    const docs = [article('a', 'A'), article(id, 'B'), article(id, 'C'), article('d', 'D')];
    expect(told(begin('plos').read(plosPage(docs), 0))).toEqual([
      '1 a A',
      '2 The entry has no id.',
      '3 The entry has no id.',
      '4 d D',
    ]);
  });

  it('at SHARE', () => {
    const hits = [{ _source: { title: 'A' } }, { _id: 'b', _source: { title: 'B' } }, { _source: { title: 'C' } }];
    expect(told(begin('share').read(sharePage(hits), 0))).toEqual([
      '1 The entry has no id.',
      '2 b B',
      '3 The entry has no id.',
    ]);
  });
});

describe('an entry of a search that is none is set aside', () => {
  it('at PLOS', () => {
    expect(told(begin('plos').read(plosPage([null, article('a', 'A')]), 0))).toEqual([
      '1 The entry has no id.',
      '2 a A',
    ]);
  });

  it('at SHARE, where a hit has no source', () => {
    const hits = [{ _id: 'a' }, null, { _id: 'b', _source: { title: 'B' } }];
    expect(told(begin('share').read(sharePage(hits), 0))).toEqual([
      '1 The record has neither title nor text.',
      '2 The entry has no id.',
      '3 b B',
    ]);
  });
});

it('a search goes on after a page that begins with entries without an id', () => {
  const first = begin('plos').read(plosPage([article(null, 'A'), null], 4), 0);
  expect(new URL(first.next.address).searchParams.get('start')).toBe('2');
  const second = first.next.read(plosPage([article(null, 'C'), article('d', 'D')], 4, 2), 2);
  expect([told(second), second.next.isDone]).toEqual([['3 The entry has no id.', '4 d D'], true]);
});

it('an id may be a number', () => {
  expect(told(begin('plos').read(plosPage([article(7, 'A')]), 0))).toEqual(['1 7 A']);
});

it('a page without entries is asked for again where the search says that there are more', () => {
  const first = begin('plos').read(plosPage([article('a', 'A')], 3), 0);
  expect(() => first.next.read(plosPage([], 3, 1), 1)).toThrow(
    'The server sent an empty page, although 2 more had been announced.',
  );
  expect(first.next.read(plosPage([], 1, 1), 1).rows).toEqual([]);
});

it('an article of PLOS may have one subject, and not a list', () => {
  const page = begin('plos').read(plosPage([{ ...article('a', 'A'), subject: '/Earth sciences/Rivers' }]), 0);
  expect(page.rows).toMatchObject([{ record: { subjects: ['/Earth sciences/Rivers'] } }]);
});

it('a work of SHARE may have one subject and address, and not lists, and marks around a path', () => {
  const works = [
    { title: 'A', subjects: 'bepress|Arts|', identifiers: 'https://example.org/a' },
    { title: 'B', subjects: ['|'] },
  ];
  const page = begin('share').read(sharePage(works.map((work, i) => ({ _id: String(i), _source: work }))), 0);
  expect(page.rows).toMatchObject([
    { record: { subjects: ['/bepress/Arts'], details: { url: 'https://example.org/a' } } },
    { record: { subjects: null } },
  ]);
});

describe('more entries of one second than an offset reaches', () => {
  const from = '2020-01-01';
  const inSecond = planHarvest(
    {
      ...{ protocol: 'share', url: 'https://example.org/search', metadataPrefix: 'oai_dc', from, until: null },
      ...{ set: null, otherContent: false, allowLocal: false },
    },
    { nowMs: Date.parse('2020-01-01T00:00:01Z') },
  );
  const many = JSON.stringify({ hits: { total: 25_000, hits: [{ _id: 'a', _source: { title: 'A' } }] } });
  const windowOf = (address: string) => new URL(address).searchParams.get('q');

  it('are asked for in parts of it', () => {
    expect(windowOf(inSecond.read(many, 0).next.address)).toBe(
      'date_modified:["2020-01-01T00:00:00.000Z" TO "2020-01-01T00:00:00.250Z"}',
    );
  });

  it('end the harvest where they are of one millisecond, since the rest would be missing', () => {
    let step = inSecond;
    const read = () => {
      for (;;) step = step.read(many, 0).next;
    };
    expect(read).toThrow('25000 entries of 2020-01-01T00:00:00.000Z, of which a search gives no more than 10000');
  });
});

it('entries of a window that changed while it was read are counted as read again', () => {
  const changed = begin('plos').read(plosPage([article('a', 'A')], 3), 0).next;
  const { next, remark } = changed.read(plosPage([article('b', 'B')], 2, 1), 1);
  expect([changed.readAgain, next.readAgain]).toEqual([0, 2]);
  expect(remark).toContain('reading this part again');
  expect(next.read(plosPage([article('a', 'A')], 2), 2).total).toBe(4);
});

it('entries that share an id within a page that is read again are counted once', () => {
  const twice = [article('a', 'A'), article('a', 'B'), article(null, 'C'), article(null, 'D')];
  const changed = begin('plos').read(plosPage(twice, 6), 0).next;
  expect(changed.read(plosPage([article('b', 'B')], 5, 4), 3).next.readAgain).toBe(4);
});

it('a source that changes each time that it is read is told', () => {
  let [step, remark]: [HarvestStep, string | null] = [begin('plos'), null];
  for (let i = 0; i < 3; i++) {
    step = step.read(plosPage([article('a', 'A')], 3), 0).next;
    ({ next: step, remark } = step.read(plosPage([article('b', 'B')], 2, 1), 1));
  }
  expect(step.isDone).toBe(true);
  expect(remark).toContain('3 entries from 2003-01-01T00:00:00.000Z to 1970-01-01T00:00:00.000Z, and at the end 2');
});

describe('a source that never ends', () => {
  const pageOf = { plos: (id: string, total: number) => plosPage([article(id, 'A')], total), share: shareOf };
  function shareOf(id: string, total: number): string {
    return JSON.stringify({ hits: { total, hits: [{ _id: id, _source: { title: 'A' } }] } });
  }
  /** Says that all but a second has too many, and gives the same two by turns for that. */
  function readOn(protocol: 'plos' | 'share'): void {
    let step = planHarvest(queryOf(protocol), { nowMs: Date.parse('2026-01-01') });
    for (let i = 0; i < 50_000; i++) {
      const [from = '', until = ''] = new URL(step.address).searchParams.get('q')?.match(/\d{4}-[\dT:.-]+Z/g) ?? [];
      const isCut = Date.parse(until) - Date.parse(from) <= 1_000;
      const text = isCut ? pageOf[protocol](String(i % 2), 500) : pageOf[protocol]('x', 1e15);
      step = step.read(text.replace('"start":0', '"start":null'), 0).next;
    }
  }

  it.each(['plos', 'share'] as const)('is given up at %s', (protocol) => {
    expect(() => readOn(protocol)).toThrow(/The source sent \d+ pages in a row without a new entry/);
  });

  it('may be a total that no source has', () => {
    const step = planHarvest(queryOf('share'), { nowMs: Date.parse('2026-01-01') });
    const { saved } = step.read(shareOf('a', 1e15), 0).next;
    expect(JSON.stringify(saved).length).toBeLessThan(100_000);
  });
});

it.each([-1, 1.5, '3', null])('a search that says that it has %j entries is asked again', (total) => {
  const message = /The answer is not a response of the (?:PLOS|SHARE) search API/;
  expect(() => begin('plos').read(JSON.stringify({ response: { numFound: total, start: 0, docs: [] } }), 0)).toThrow(
    message,
  );
  expect(() => begin('share').read(JSON.stringify({ hits: { total, hits: [] } }), 0)).toThrow(message);
});

it('an id has nothing in it that could not be kept where the search goes on', () => {
  const { next } = begin('plos').read(plosPage([article('a\u0000\uD800b', 'A')], 3), 0);
  expect(next.saved).toMatchObject({ lastFirstId: 'a\uFFFDb' });
});
