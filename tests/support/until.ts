import { setTimeout as delay } from 'node:timers/promises';

/** How long a busy machine may take over what a quiet one does in seconds. */
const patienceMs = 200_000;

/** Asks again and again until the answer is one; rejects after `timeoutMs`, saying what was waited for. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | null | undefined | false>,
  timeoutMs = patienceMs,
): Promise<Answer> {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    await delay(20);
  }
  throw new Error(`Waited ${timeoutMs} ms in vain: ${what}`);
}
