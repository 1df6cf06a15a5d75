import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { type RunningClassmark, startClassmark } from '../support/running-classmark.js';

/** Once installed and built, in seconds. */
const promised = { firstPage: 15, firstSuggestion: 90, secondStart: 10 };

function secondsUntil({ lines }: RunningClassmark, beginning: string): number {
  const line = lines.find(({ text }) => text.startsWith(beginning));
  if (line === undefined) throw new Error(`It never said ${beginning}`);
  return line.afterMs / 1000;
}

it('starts as quickly as promised', async () => {
  const first = await startClassmark();
  const [firstPage, firstSuggestion] = [secondsUntil(first, 'Pages:'), secondsUntil(first, 'Classmark is ready')];
  await first[Symbol.asyncDispose]();
  const { home, ports } = first;
  await using second = await startClassmark({ home, ports });
  const measured = { firstPage, firstSuggestion, secondStart: secondsUntil(second, 'Classmark is ready') };
  console.table({ measured, promised });
  await second[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
  for (const [what, limit] of Object.entries(promised)) expect(Reflect.get(measured, what), what).toBeLessThan(limit);
}, 300_000);
