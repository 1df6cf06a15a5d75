import { type HarvestStep, LastingError, PassingError, planHarvest } from '@classmark/harvest';
import { describe, expect, it } from 'vitest';
import { askPatiently } from './ask-patiently.js';

const query = {
  ...({ protocol: 'oai', url: 'https://example.org/oai', metadataPrefix: 'oai_dc' } as const),
  ...{ set: null, from: null, until: null, otherContent: false, allowLocal: false },
};
const first = planHarvest(query, { nowMs: 0 });
const answer = (token: string): string =>
  `<OAI-PMH><ListRecords><record><header><identifier>1</identifier><datestamp>2020-01-01</datestamp></header></record>
   <resumptionToken>${token}</resumptionToken></ListRecords></OAI-PMH>`;
const second = first.read(answer('t'), 0).next;

/** Asks a source that fails so often, by the doubling waits of a harvest; gives when it asked what, in seconds. */
async function ask(
  step: HarvestStep,
  line: number,
  failureOf: (request: number, address: string) => Error | null,
  answerOf: (address: string) => string = () => answer(''),
) {
  const [asked, log]: [{ at: number; address: string }[], string[]] = [[], []];
  let nowMs = 0;
  const client = {
    ask: async (address: string) => {
      asked.push({ at: nowMs / 1_000, address });
      const failure = failureOf(asked.length, address);
      if (failure !== null) throw failure;
      return answerOf(address);
    },
  };
  const clock = {
    now: () => nowMs,
    wait: async (ms: number) => {
      nowMs += ms;
    },
  };
  const attempt = {
    log: async (_level: string, message: string) => void log.push(message),
    signal: new AbortController().signal,
  };
  const backOff = (failures: number) => Math.min(300_000, 1_000 * 2 ** (failures - 1));
  const end = await askPatiently({ client, attempt, backOff, clock, onWait: () => {} }, step, line).catch(
    (error: Error) => error,
  );
  return { asked, log, hours: nowMs / 3_600_000, error: end instanceof Error ? end.message : null };
}

const away = () => new PassingError('The connection failed.');

describe('a source that fails', () => {
  it('is asked for hours where it has answered before', async () => {
    const { error, hours } = await ask(second, 1, away);
    expect(error).toContain('Retry the run later');
    expect(hours).toBeGreaterThan(5);
    expect((await ask(second, 1, (request) => (request < 50 ? away() : null))).error).toBeNull();
  });

  it('is given up in minutes where it has not', async () => {
    expect((await ask(first, 0, away)).hours).toBeLessThan(0.1);
  });

  it('is given up within the hour where it answers what cannot be read', async () => {
    const { asked, error, hours } = await ask(
      second,
      1,
      () => null,
      () => '<cut',
    );
    expect(asked).toHaveLength(24);
    expect(error).toContain('Gave up after 12 attempts');
    expect(hours).toBeLessThan(1);
  });

  it('is asked later and later, and no earlier than it says', async () => {
    const { asked } = await ask(first, 0, (request) =>
      request > 4 ? null : new PassingError('Busy.', request === 3 ? 60_000 : 0),
    );
    expect(asked.map(({ at }) => at)).toEqual([0, 1, 3, 63, 71]);
  });
});

describe('a token that a source gives nothing for', () => {
  const withToken = (address: string) => address.includes('resumptionToken');

  it.each([
    ['for good', new LastingError('The server answered with status 404.'), 2],
    ['again and again', new PassingError('The server answered with status 500.', null, true), 11],
  ])('%s is given up for a new window', async (_what, failure, waits) => {
    const { asked, log, error } = await ask(second, 1, (_request, address) => (withToken(address) ? failure : null));
    expect(error).toBeNull();
    expect(asked).toHaveLength(waits + 2);
    expect(new URL(asked.at(-1)?.address ?? '').searchParams.get('resumptionToken')).toBeNull();
    expect(log.at(-1)).toBe(`${failure.message} Going on without the resumption token; reading from 2020-01-01.`);
  });

  it('is kept where the source refuses it for a moment', async () => {
    const { asked } = await ask(second, 1, (request) => (request < 3 ? new LastingError('Status 404.') : null));
    expect(asked.map(({ address }) => withToken(address))).toEqual([true, true, true]);
  });

  it('is kept where the source denies access, which ends the run at once', async () => {
    const { asked, error } = await ask(second, 1, () => new LastingError('The server answered with status 401.', true));
    expect(asked).toHaveLength(1);
    expect(error).toContain('status 401. Asked: ');
  });

  it('is given up where its answers cannot be read', async () => {
    const { asked, error } = await ask(
      second,
      1,
      () => null,
      (address) => (withToken(address) ? '<cut' : answer('')),
    );
    expect(error).toBeNull();
    expect(asked).toHaveLength(13);
  });

  it('is kept while the source is away', async () => {
    const { asked } = await ask(second, 1, (request) => (request < 30 ? away() : null));
    expect(asked.every(({ address }) => withToken(address))).toBe(true);
  });
});
