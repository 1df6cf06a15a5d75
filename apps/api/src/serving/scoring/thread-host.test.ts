import { AppError } from '@classmark/domain';
import { afterAll, expect, it, vi } from 'vitest';
import { ThreadHost } from './thread-host.js';

/** Knows as many words as a text has characters; titles make it fail or end. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
  import { parentPort } from 'node:worker_threads';
  const traits = { size: 1, trained: [0], provenance: {}, readsUnknownWords: false };
  const outcomeOf = ({ kind, bytes, task }) => {
    if (kind === 'open') return bytes[0] === 0 ? { refusal: damage } : { output: traits };
    if (kind === 'close') return { output: null };
    const { title, text } = task.input.document;
    if (title === 'end') process.exit(1);
    if (title === 'fail') return { fault: new TypeError('It failed.') };
    return { output: { known: text.length, isReliable: true } };
  };
  const damage = { kind: 'mistake', code: 'DAMAGED_ARTEFACT', message: 'It is damaged.', issues: [] };
  parentPort.on('message', (orders) => parentPort.postMessage(orders.map(outcomeOf)));
`)}`,
);

const resources = new AsyncDisposableStack();
afterAll(() => resources[Symbol.asyncDispose]());

function createHost(count = 1) {
  const log = { error: vi.fn() };
  return { log, host: resources.use(new ThreadHost(log, { count, script })) };
}

const bytes = Uint8Array.of(1);
const documentOf = (title: string, text: string) => ({ document: { id: '', title, text } });

it.each([1, 2])('answers each of many by what it asked, in threads: %d', async (count) => {
  const { host } = createHost(count);
  const version = await host.open(bytes);
  expect(version.traits).toMatchObject({ size: 1, trained: [0] });
  const lengths = Array.from({ length: 200 }, (_, i) => (i % 50 === 0 ? 90_000 + i : i));
  const answers = lengths.map((length) => version.ask('judge', documentOf('', 'x'.repeat(length)), null));
  expect((await Promise.all(answers)).map(({ known }) => known)).toEqual(lengths);
});

it('hands on what a version cannot be opened for, and what failed', async () => {
  const { host, log } = createHost();
  await expect(host.open(Uint8Array.of(0))).rejects.toStrictEqual(new AppError('DAMAGED_ARTEFACT', 'It is damaged.'));
  const version = await host.open(bytes);
  await expect(version.ask('judge', documentOf('fail', ''), null)).rejects.toThrow(new TypeError('It failed.'));
  expect(log.error).not.toHaveBeenCalled();
});

it('asks nothing for who has left before its turn', async () => {
  const { host, log } = createHost();
  const version = await host.open(bytes);
  const reason = new Error('Left.');
  await expect(version.ask('judge', documentOf('end', ''), AbortSignal.abort(reason))).rejects.toThrow(reason);
  expect(log.error).not.toHaveBeenCalled();
});

it('replaces a thread that ends, and answers all but what ended it', async () => {
  const { host, log } = createHost();
  const version = await host.open(bytes);
  const titles = ['', '', 'end', '', '', '', 'end', ''];
  const asked = titles.map((title, i) => version.ask('judge', documentOf(title, 'x'.repeat(i)), null));
  const answers = await Promise.allSettled(asked);
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.known : answer.reason.message))).toEqual(
    titles.map((title, i) => (title === 'end' ? 'Scoring threads end by this.' : i)),
  );
  expect(log.error).toHaveBeenCalled();
});

it('refuses what cannot be sent, and does what was asked beside and after it', async () => {
  const { host } = createHost();
  const version = await host.open(bytes);
  // More than a message can take: what a thread cannot be started for, or memory that is short, ends so, too.
  const unsendable = { ...documentOf('', ''), judged: { known: 0, isReliable: true, of: () => 0 } };
  const asked = ['a', '', 'abc', 'x'.repeat(90_000)].map((text, i) =>
    i === 1 ? version.ask('score', unsendable, null) : version.ask('judge', documentOf('', text), null),
  );
  await expect(asked[1]).rejects.toThrow('could not be cloned');
  await expect(Promise.all(asked.toSpliced(1, 1))).resolves.toMatchObject([
    { known: 1 },
    { known: 3 },
    { known: 90_000 },
  ]);
  await expect(version.ask('judge', documentOf('', 'x'.repeat(90_000)), null)).resolves.toMatchObject({
    known: 90_000,
  });
});

it('refuses what no thread can be started for, and starts one when next asked', async () => {
  const log = { error: vi.fn() };
  const host = resources.use(new ThreadHost(log, { count: 1, script: new URL('ftp://nowhere') }));
  await expect(host.open(bytes)).rejects.toThrow('must be');
  await expect(host.open(bytes)).rejects.toThrow('must be');
});

it('still answers by a version that was closed meanwhile', async () => {
  const { host } = createHost();
  const version = await host.open(bytes);
  const before = version.ask('judge', documentOf('', 'ab'), null);
  version[Symbol.dispose]();
  const after = version.ask('judge', documentOf('', 'abc'), null);
  expect(await Promise.all([before, after])).toMatchObject([{ known: 2 }, { known: 3 }]);
});
