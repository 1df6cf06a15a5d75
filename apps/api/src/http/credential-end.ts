import { credentialChannel, type NotificationHub } from '@classmark/database';
import type { Identity } from './request-property.js';

/** The longest that timers can wait; no session lives longer. */
const maxTimeoutMs = 2 ** 31 - 1;

/** Resolves when the session or key ends or runs out, or the signal aborts. */
export async function untilCredentialEnds(
  notifications: Pick<NotificationHub, 'listen'>,
  { credential, isStillGood }: Pick<Identity, 'credential' | 'isStillGood'>,
  signal: AbortSignal,
): Promise<void> {
  // It may have run out since it was looked up, and the database has a clock of its own.
  const lifeMs = Math.max(0, (credential?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now());
  const within = lifeMs < maxTimeoutMs ? AbortSignal.any([signal, AbortSignal.timeout(lifeMs)]) : signal;
  for await (const ended of notifications.listen(credentialChannel, within)) {
    if (ended === null ? !(await isStillGood()) : credential?.endsWith.includes(ended)) return;
  }
}
