import { createPasswordHasher, createSessionStore, endSession } from '@classmark/database';
import { parseSignIn, signIn } from '@classmark/domain';
import express, { type RequestHandler, Router } from 'express';
import type { Services } from '../context.js';
import { addressOf } from './asker.js';
import { limitUnderWay } from './limit-under-way.js';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.js';

/** Each takes a connection of the database, for as long as others of its account or address are before it. */
const mostUnderWay = 20;

/** `POST /session` with `{ name, password }` signs in, `DELETE /session` out. */
export function sessionRoutes({ database, config, credentials }: Services): Router {
  const store = createSessionStore(database);
  const passwords = createPasswordHasher();
  const router = Router();
  const limit = limitUnderWay(mostUnderWay);
  const start: RequestHandler = async (request, response) => {
    const attempt = parseSignIn(request.body, addressOf(request));
    const session = await signIn(store, passwords, attempt);
    setSessionCookie(response, config, session);
    const { name, role } = session.user;
    response.status(201).json({ name, role: role.toUpperCase(), expiresAt: session.expiresAt });
  };
  const end: RequestHandler = async (request, response) => {
    const secret = readSessionCookie(request);
    if (secret !== null && (await endSession(database, secret))) credentials.forgetAll();
    clearSessionCookie(response, config);
    response.status(204).end();
  };
  // Behind the body: who sends none takes nobody's place.
  router.post('/session', express.json({ limit: '10kb' }), limit(start));
  router.delete('/session', limit(end));
  return router;
}
