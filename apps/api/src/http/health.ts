import { isMigrated } from '@classmark/database';
import { Router } from 'express';
import type { Services } from '../context.js';

/** `/livez`: the process answers. `/readyz`: so does its database, which has exactly this code's migrations. */
export function healthRoutes({ database, outages }: Services): Router {
  const isReady = onceASecond(() => isMigrated(database.pool));
  const router = Router();
  router.get('/livez', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const problem = await isReady().then(
      (migrated) => (migrated ? null : 'The database does not have this version’s migrations.'),
      (error: unknown) => {
        outages.report(error);
        return 'The database does not answer.';
      },
    );
    response.status(problem === null ? 200 : 503).json(problem === null ? { status: 'ok' } : { status: 'no', problem });
  });
  return router;
}

const knownMs = 1_000;

/** Asks again after a second; whoever asks before shares the answer. */
export function onceASecond<Answer>(
  ask: () => Promise<Answer>,
  now: () => number = () => performance.now(),
): () => Promise<Answer> {
  let last: { readonly at: number; readonly answer: Promise<Answer> } | null = null;
  return () => {
    if (last === null || now() - last.at >= knownMs) last = { at: now(), answer: ask() };
    return last.answer;
  };
}
