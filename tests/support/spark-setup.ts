import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { TestProject } from 'vitest/node';
import { z } from 'zod';
import { findFreePort } from './running-classmark.js';
import { sparkHome as home } from './spark-home.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A Spark Connect server, and the folder of its protocol; null where the machine cannot have one. */
    spark: { readonly url: string; readonly home: string } | null;
  }
}

/** One Spark for the run, installed and started as `npm run spark` does it. */
export default async function startSpark({ provide }: Pick<TestProject, 'provide'>): Promise<() => Promise<void>> {
  if (spawnSync('python3', ['-m', 'venv', '--help']).status !== 0) {
    console.error('Spark is not tested: it comes by pip. Install Python 3 with its venv module.');
    provide('spark', null);
    return () => Promise.resolve();
  }
  const url = `sc://127.0.0.1:${await findFreePort()}`;
  const env = { PATH: process.env.PATH, CLASSMARK_HOME: home, CLASSMARK_SPARK_URL: url };
  const server = spawn(process.execPath, ['apps/start/dist/main.js', 'spark'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  await Promise.race([untilReady(server.stdout), ended.then(() => Promise.reject(new Error('Spark did not start.')))]);
  provide('spark', { url, home });
  return async () => {
    server.kill('SIGTERM');
    await ended;
  };
}

async function untilReady(output: NodeJS.ReadableStream): Promise<void> {
  let said = '';
  for await (const chunk of output.setEncoding('utf8')) {
    said += z.string().parse(chunk);
    if (said.includes('Spark is ready')) return;
  }
}
