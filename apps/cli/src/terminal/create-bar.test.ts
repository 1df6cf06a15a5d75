import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

it('gives the terminal back its cursor and the wrapping of its lines on Ctrl-C', async () => {
  const script = `
    import { createBar } from ${JSON.stringify(new URL('../../dist/terminal/create-bar.js', import.meta.url))};
    createBar({ stream: Object.assign(process.stdout, { isTTY: true }), hideCursor: true }).start(1, 0);
    process.kill(process.pid, 'SIGINT');
    setInterval(() => {}, 1_000);`;
  const command = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const [output, exit] = await Promise.all([text(command.stdout), once(command, 'exit')]);
  expect(exit).toEqual([null, 'SIGINT']);
  expect(output).toContain('\u001b[?25h');
  expect(output).toContain('\u001b[?7h');
});
