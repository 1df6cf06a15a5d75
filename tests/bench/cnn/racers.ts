import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { runPeer } from '../peers/environment.js';

const timed = z.object({
  version: z.string(),
  losses: z.array(z.number()),
  cpuMs: z.array(z.number()),
  clockMs: z.array(z.number()),
});
export type Timed = z.output<typeof timed>;

export interface Racer {
  readonly name: string;
  readonly threads: number;
  readonly run: (path: string) => Timed;
}

function runNode(script: URL, path: string, threads: number): Timed {
  const program = fileURLToPath(script);
  const held = {
    TF_NUM_INTRAOP_THREADS: `${threads}`,
    TF_NUM_INTEROP_THREADS: `${threads}`,
    TF_CPP_MIN_LOG_LEVEL: '2',
  };
  const env = { ...process.env, ...held };
  return timed.parse(JSON.parse(execFileSync(process.execPath, [program, path], { encoding: 'utf8', env })));
}

const ownScript = new URL('step-ours.ts', import.meta.url);
const nativeScript = new URL('step-tensorflow.ts', import.meta.url);

const stated = (threads: number): string => `${threads} thread${threads === 1 ? '' : 's'}`;

/**
 * Ours on one thread; TensorFlow.js on the native TensorFlow; and Keras, as it is and without its compiler.
 * @param python that has Keras; null to leave it out
 */
export function listRacers(hasNative: boolean, python: string | null): Racer[] {
  const ours = { name: 'classmark', threads: 1, run: (path: string) => runNode(ownScript, path, 1) };
  const others = [1, 2].flatMap((threads): Racer[] => {
    const native = {
      name: `TensorFlow.js on tfjs-node, ${stated(threads)}`,
      threads,
      run: (path: string) => runNode(nativeScript, path, threads),
    };
    const keras = (interpreter: string): Racer[] =>
      (['jit', 'plain'] as const).map((compiler) => ({
        name: `Keras, ${compiler === 'jit' ? 'compiled by XLA' : 'without XLA'}, ${stated(threads)}`,
        threads,
        run: (path) => timed.parse(JSON.parse(runPeer(interpreter, 'cnn.py', ['step', path, `${threads}`, compiler]))),
      }));
    return [...(hasNative ? [native] : []), ...(python === null ? [] : keras(python))];
  });
  return [ours, ...others];
}
