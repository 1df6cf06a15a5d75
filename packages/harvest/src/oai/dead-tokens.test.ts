import { describe, expect, it } from 'vitest';
import type { HarvestStep } from '../harvest-step.js';
import { planHarvest } from '../plan-harvest.js';

const query = {
  ...({ protocol: 'oai', url: 'https://example.org/oai', metadataPrefix: 'oai_dc' } as const),
  ...{ set: null, from: null, until: null, otherContent: false, allowLocal: false },
};
const first = planHarvest(query, { nowMs: 0 });

const answer = (inside: string): string =>
  `<OAI-PMH><responseDate>2020-02-01T00:00:00Z</responseDate>${inside}</OAI-PMH>`;
const list = (stamps: readonly string[], token = '', size = '', name = ''): string =>
  answer(
    `<ListRecords>${stamps.map((stamp, i) => `<record><header><identifier>${name} ${stamp} ${i}</identifier><datestamp>${stamp}</datestamp></header><metadata><dc><title>T</title></dc></metadata></record>`).join('')}
     <resumptionToken${size}>${token}</resumptionToken></ListRecords>`,
  );
const dead = answer('<error code="badResumptionToken"/>');
const none = answer('<error code="noRecordsMatch"/>');
const windowOf = ({ address }: HarvestStep): string =>
  ['from', 'until'].map((name) => new URL(address).searchParams.get(name) ?? '').join(' to ');
/** The step behind so many pages of the same datestamps. */
const readPages = (step: HarvestStep, stamps: readonly string[], pages: number): HarvestStep =>
  Array.from({ length: pages }).reduce<HarvestStep>(
    (at, _, i) => at.read(list(stamps, `t${i}`, '', `page ${i}`), i).next,
    step,
  );
const unsorted = ['2020-01-05', '2020-01-02'];
const sameDay = ['2020-01-05', '2020-01-05'];

describe('a token that dies', () => {
  it('is followed by the window from the latest datestamp on, where they have only risen', () => {
    const { next, remark } = readPages(first, ['2020-01-02', '2020-01-05'], 1).read(dead, 2);
    expect([windowOf(next), remark]).toEqual([
      '2020-01-05 to ',
      'The resumption token has expired; reading from 2020-01-05.',
    ]);
  });

  it('is followed by the halves of the window, one by one, where datestamps do not rise', () => {
    const { next } = readPages(first, unsorted, 1).read(dead, 2);
    expect(windowOf(next)).toBe(' to 2020-01-03');
    const second = next.read(list(['2020-01-02']), 2).next;
    expect([windowOf(second), second.isDone]).toEqual(['2020-01-04 to ', false]);
    expect(second.read(none, 3).next.isDone).toBe(true);
  });

  it('is followed by halves in seconds, where datestamps have them', () => {
    const asked = planHarvest({ ...query, from: '2020-01-01', until: '2020-01-01' }, { nowMs: 0 });
    const { next } = readPages(asked, ['2020-01-01T05:00:00Z', '2020-01-01T02:00:00Z'], 1).read(dead, 2);
    expect(windowOf(next)).toBe('2020-01-01T00:00:00Z to 2020-01-01T11:59:59Z');
    expect(windowOf(next.read(none, 2).next)).toBe('2020-01-01T12:00:00Z to 2020-01-01T23:59:59Z');
  });

  it.each(['0000-00-00', '2020-13-01', '2020-01-01T25:00:00Z'])('is survived behind the datestamp %s', (stamp) => {
    const step = readPages(first, [stamp, '2020-01-02', '2020-01-05'], 1);
    expect(windowOf(step.read(dead, 2).next)).toBe(' to 2020-01-03');
    expect(windowOf(readPages(first, [stamp], 1).read(dead, 1).next)).toBe(' to ');
  });

  it('is given up where the repository passes over the first day and gives earlier ones', () => {
    let step = planHarvest({ ...query, from: '2020-01-04' }, { nowMs: 0 });
    const died = (death: number) => readPages(step, [death % 2 === 0 ? '2020-01-02' : '2020-01-03'], 1);
    for (let death = 0; death < 5; death++) step = died(death).read(dead, 1).next;
    expect(() => died(5).read(dead, 1)).toThrow('expire before the next page arrives');
  });

  it('is given up where the window gets no further five times', () => {
    let step = first;
    for (let death = 0; death < 6; death++) step = readPages(step, sameDay, 50).read(dead, 100).next;
    const last = readPages(step, sameDay, 50);
    expect(() => last.read(dead, 100)).toThrow('expire before the next page arrives');
    expect(() => readPages(last, sameDay, 1).read(dead, 100)).not.toThrow();
  });

  it('may die again for a harvest that is retried', () => {
    let step = first;
    for (let death = 0; death < 6; death++) step = readPages(step, sameDay, 50).read(dead, 100).next;
    const retried = planHarvest(query, { saved: readPages(step, sameDay, 50).saved, nowMs: 0 });
    expect(retried.read(dead, 100).next.isDone).toBe(false);
  });
});

describe('a token that a source gives nothing for', () => {
  it('is given up once without getting any further', () => {
    const detour = readPages(first, ['2020-01-05'], 1).detour;
    expect(detour?.remark).toContain('reading from 2020-01-05');
    const again = detour && readPages(detour.step, ['2020-01-05'], 1);
    const last = again?.detour && readPages(again.detour.step, ['2020-01-05'], 1);
    expect(last?.detour).toBeNull();
  });

  it('is none at the beginning of a window', () => {
    expect(first.detour).toBeNull();
  });
});

it.each([
  ['with an empty token', list(['2020-01-03'])],
  ['with an error', none],
])('a list that ends %s before it is whole is told', (_what, end) => {
  const page = first.read(list(['2020-01-02'], 't', ' completeListSize="1500"'), 0).next.read(end, 1);
  expect(page.next.isDone).toBe(true);
  expect(page.remark).toMatch(/^The list ended after [12] of 1500 records/);
});

it('a total is that of what was read and what is left', () => {
  const step = readPages(first, ['2020-01-02', '2020-01-05'], 1).read(dead, 2).next;
  expect(step.read(list(['2020-01-05'], 't', ' completeListSize="40"'), 2).total).toBe(42);
});

it('a total that was said once holds to the end of its window, and is unknown where others follow', () => {
  const [size, noSize] = [' completeListSize="40"', ''];
  const totalOf = (step: HarvestStep, stamps: readonly string[], said: string, line: number) =>
    step.read(list(stamps, 't', said), line).total;
  const second = first.read(list(unsorted, 's', size), 0).next;
  expect(totalOf(second, unsorted, noSize, 2)).toBe(40);
  const half = second.read(dead, 2).next;
  expect([second.read(dead, 2).total, totalOf(half, ['2020-01-02'], size, 2)]).toEqual([null, null]);
  const last = half.read(list(['2020-01-02']), 2).next;
  expect([totalOf(last, ['2020-01-04'], noSize, 3), totalOf(last, ['2020-01-04'], size, 3)]).toEqual([null, 43]);
});

it.each([
  ['those of the latest datestamp', ['2020-01-02', '2020-01-05', '2020-01-05'], 2],
  ['all where datestamps do not rise', ['2020-01-05', '2020-01-02', '2020-01-05'], 3],
])('records that are read again are counted: %s', (_which, stamps, again) => {
  const { next } = readPages(first, stamps, 1).read(dead, 3);
  expect([first.readAgain, next.readAgain]).toEqual([0, again]);
  const detour = readPages(next, ['2020-01-02'], 1).detour?.step;
  expect(detour?.readAgain).toBe(again + 1);
});

it('a page that comes twice, under another token, is counted as sent again', () => {
  const second = first.read(list(sameDay, 's'), 0).next;
  expect([second.sentAgain, second.read(list(sameDay, 't'), 2).next.sentAgain]).toEqual([0, 2]);
  expect(second.read(list(unsorted.toReversed(), 't'), 2).next).toMatchObject({ readAgain: 0, sentAgain: 0 });
  const third = second.read(list(sameDay, 't', ' completeListSize="3"'), 2).next;
  expect(third.read(list(['2020-01-05']), 4)).toMatchObject({ total: 5, remark: null });
});

it.each([
  ['that begins as the page before and goes on in another way', ['2020-01-05', '2020-01-06'], 4, 0],
  ['that is the page before', sameDay, 2, 2],
])('at the end, a page %s is counted as it is', (_which, stamps, read, sentAgain) => {
  const second = first.read(list(sameDay, 's'), 0).next;
  const end = second.read(list(stamps, '', ' completeListSize="5"'), 2);
  expect(end.next.sentAgain).toBe(sentAgain);
  expect(end.remark).toMatch(`The list ended after ${read} of 5 records`);
});

it('a page that comes twice does not keep a list from going on where it was', () => {
  const rising = ['2020-01-02', '2020-01-05'];
  const second = first.read(list(rising, 's'), 0).next.read(list(rising, 't'), 2).next;
  expect(windowOf(second.read(dead, 4).next)).toBe('2020-01-05 to ');
});

it('a list that counts each record once for every set that it is in is not said to lack any', () => {
  const setsOf = (count: number) => Array.from({ length: count }, (_, i) => `<setSpec>${i}</setSpec>`).join('');
  const inSets = (text: string, count: number) => text.replaceAll('</datestamp>', `</datestamp>${setsOf(count)}`);
  const second = first.read(inSets(list(['2020-01-02', '2020-01-03'], 't', ' completeListSize="7"'), 3), 0).next;
  const end = list(['2020-01-04']);
  expect([second.read(inSets(end, 1), 2).remark, second.read(end, 2).remark]).toEqual([null, null]);
  expect(second.read(inSets(end, 2), 2).remark).toContain('ended after 3 of 7 records');
});

describe('a token that comes with every page', () => {
  const second = first.read(list(['2020-01-02'], 't', ' completeListSize="2"', 'first'), 0).next;
  const last = list(['2020-01-02'], 't', ' completeListSize="2"', 'last');

  it('leads on as long as the pages are others', () => {
    const third = second.read(last, 1);
    expect([third.rows.length, third.next.isDone]).toEqual([1, false]);
    expect(third.next.address).toContain('resumptionToken=t');
  });

  it.each([
    ['is the one before', last],
    ['has no records', list([], 't')],
  ])('is the end of a list that is whole where the page %s', (_what, end) => {
    expect(second.read(last, 1).next.read(end, 2)).toMatchObject({ next: { isDone: true }, remark: null });
  });

  it('is asked for again where the list is not whole', () => {
    const page = list(['2020-01-02'], 't', '', 'first');
    expect(() => second.read(page, 1)).toThrow('same resumption token');
  });
});

it('records of one page that share an identifier count as one', () => {
  const record = '<record><header><identifier>1</identifier><datestamp>2020-01-05</datestamp></header></record>';
  const page = answer(`<ListRecords>${record}${record}<resumptionToken completeListSize="2"/></ListRecords>`);
  expect(first.read(page, 0).remark).toContain('ended after 1 of 2 records');
});

describe('a list that never ends', () => {
  const endless = (step: HarvestStep, pageOf: (i: number) => readonly string[]) => {
    let [at, line] = [step, 0];
    for (let i = 0; i < 15_000; i++) {
      const page = at.read(list(pageOf(i), `t${i}`), line);
      [at, line] = [page.next, line + page.rows.length];
    }
    return at;
  };
  const hundred = Array.from({ length: 100 }, () => '2020-01-05');
  const older = hundred.map(() => '2020-01-02');

  it.each([
    ['the same page', () => hundred, 11, false],
    ['two pages by turns', (i: number) => (i % 2 === 0 ? hundred : older), 11, false],
    ['nothing', () => [], 10_001, true],
  ])('is given up where the repository sends %s under ever new tokens', (_what, pageOf, pages, isFinal) => {
    const message = `The repository sent ${pages} pages in a row without a new record, so its list would not end.`;
    expect(() => endless(first, pageOf)).toThrow(expect.objectContaining({ message, isFinal }));
  });

  it('is tried again by a harvest that is retried', () => {
    const step = readPages(first, hundred, 1);
    const twice = step.read(list(hundred, 'a', '', 'page 0'), 100).next;
    const retried = planHarvest(query, { saved: twice.saved, nowMs: 0 });
    expect(() => endless(retried, () => hundred)).toThrow('11 pages in a row');
  });

  it('has its window halved only where the repository keeps to it', () => {
    const given = readPages(first, unsorted, 1).detour?.step;
    expect(given && windowOf(given)).toBe(' to 2020-01-03');
    const unheeded = given && readPages(given, unsorted, 1).detour?.step;
    expect(unheeded && windowOf(unheeded)).toBe(' to 2020-01-03');
  });

  it('has its window halved, too, where a few records lie out of it', () => {
    const given = readPages(first, unsorted, 1).detour?.step;
    const within = ['2020-01-02', '2020-01-01', '2020-01-03', '2020-01-02', '2020-01-01', '2020-02-01'];
    const halved = given && readPages(given, within, 1).detour?.step;
    expect(halved && windowOf(halved)).toBe(' to 2020-01-02');
  });
});

it('parameters of the protocol that stand in the address are not sent', () => {
  const url = 'https://example.org/oai?verb=Identify&metadataPrefix=marc&key=1';
  const step = planHarvest({ ...query, url }, { nowMs: 0 });
  expect(step.address).toBe('https://example.org/oai?key=1&verb=ListRecords&metadataPrefix=oai_dc');
  expect(step.read(list([], 'next'), 0).next.address).toBe(
    'https://example.org/oai?key=1&verb=ListRecords&resumptionToken=next',
  );
});

it('a harvest goes on from where it was saved by an earlier version, which did not say how much it had read', () => {
  const ends = { from: null, until: null, risenTo: null, begunAt: null };
  const saved = { token: 't', ...ends, hasFallen: true, restarts: 5, isDone: false };
  const step = planHarvest(query, { saved, nowMs: 0 });
  expect(step.address).toContain('resumptionToken=t');
  const [more, end] = ['next', ''].map((token) => step.read(list(unsorted, token, ' completeListSize="40"'), 30));
  expect([more?.total, end?.total, end?.remark]).toEqual([null, null, null]);
  expect(step.read(dead, 30).next.isDone).toBe(false);
});
