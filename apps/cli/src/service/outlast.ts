import { setTimeout as delay } from 'node:timers/promises';
import { ServiceAwayError } from './service-error.js';

export interface Patience {
  /** How long the service may be away. */
  readonly mostMs: number;
  readonly pauseMs: number;
}

const tenMinutes: Patience = { mostMs: 600_000, pauseMs: 1_000 };

/** Asks again while the service or its database is away, for up to ten minutes: a run goes on without whoever follows it. */
export async function outlast<Answer>(ask: () => Promise<Answer>, patience: Patience = tenMinutes): Promise<Answer> {
  const deadline = performance.now() + patience.mostMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ServiceAwayError) || performance.now() > deadline) throw error;
    }
    await delay(patience.pauseMs);
  }
}
