import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

/** A process of its own, supervised by this one, that says what it releases. */
function startApp(start = ''): { app: ChildProcess; ended: Promise<{ code: number | null; output: string }> } {
  const source = `
    import { createLogger, runApp } from '@classmark/runtime';
    await runApp(createLogger({ name: 'test', level: 'silent' }), async ({ resources }) => {
      resources.defer(() => console.log('first released'));
      resources.defer(() => console.log('second released'));
      setInterval(() => {}, 1000);
      ${start}
    });`;
  const app = spawn(process.execPath, ['--input-type=module', '-e', source], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const output = app.stdout === null ? '' : text(app.stdout);
  const ended = Promise.all([once(app, 'exit'), output]);
  return { app, ended: ended.then(([[code], output]) => ({ code, output })) };
}

const everythingReleased = 'second released\nfirst released\n';

it.each(['SIGINT', 'SIGTERM'] as const)('releases what the app holds, last first, on %s', async (signal) => {
  const { app, ended } = startApp();
  expect(await once(app, 'message')).toContain('ready');
  app.kill(signal);
  expect(await ended).toEqual({ code: 0, output: everythingReleased });
});

it('ends when its supervisor is gone', async () => {
  const { app, ended } = startApp();
  await once(app, 'message');
  app.disconnect();
  expect(await ended).toEqual({ code: 0, output: everythingReleased });
});

it('stops in the middle of its start', async () => {
  const { app, ended } = startApp("process.send('starting'); await new Promise(() => {});");
  expect(await once(app, 'message')).toContain('starting');
  app.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, output: everythingReleased });
});

it('releases and fails when the start fails', async () => {
  const { ended } = startApp("throw new Error('no');");
  expect(await ended).toEqual({ code: 1, output: everythingReleased });
});

it('releases and fails on a fault that nobody caught', async () => {
  const { ended } = startApp("setTimeout(() => { throw new Error('no'); }, 1);");
  expect(await ended).toEqual({ code: 1, output: everythingReleased });
});
