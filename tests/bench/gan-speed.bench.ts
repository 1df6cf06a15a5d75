import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBatchSampler, createGanSettings, initialWeights } from '@classmark/gan';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { cacheFolder } from './cache.js';
import { preparePeers, runPeer } from './peers/environment.js';
import { report, table } from './report.js';
import { median } from './speed/contestants.js';

const python = process.env.BENCH_PEERS === 'true' ? preparePeers('requirements-gan.txt') : null;
if (python === null) console.log('Left out: TensorFlow and PyTorch (npm run bench -- --peers)');

const peers = [
  { name: 'TensorFlow, tf.function', id: 'tensorflow' },
  { name: 'PyTorch, eager', id: 'torch' },
] as const;
/** How many times our CPU time a step takes them. */
const promised = { plain: 40, minibatch: 25 };
/** The contestants take turns, so that what else the machine does falls on all. */
const turns = 3;
const [rounds, steps, seed] = [5, 300, 1];

const answer = z.object({ version: z.string(), losses: z.array(z.number()), cpuMs: z.array(z.number()) });
type Answer = z.output<typeof answer>;

/** The weights and batches that all begin with, and learn from again and again. */
function createTask(minibatch: boolean) {
  const settings = createGanSettings({ minibatch });
  const next = createBatchSampler(settings, seed);
  const batches = Array.from({ length: 100 }, () => structuredClone(next()));
  return { settings, weights: initialWeights(settings, seed), batches };
}
type Task = ReturnType<typeof createTask>;

/** Writes the task for all contestants. Returns where it is. */
function writeTask({ settings, weights, batches }: Task): string {
  const path = resolve(cacheFolder, 'gan-task.json');
  mkdirSync(cacheFolder, { recursive: true });
  const parts = batches.map(({ discriminator, generator }) =>
    [discriminator.real, discriminator.latent, generator.latent].map((part) => [...part]),
  );
  const { minibatch } = settings;
  const [generator, discriminator] = [[...weights.generator], [...weights.discriminator]];
  writeFileSync(path, JSON.stringify({ minibatch, generator, discriminator, batches: parts, rounds, steps }));
  return path;
}

function runOurs(path: string): Answer {
  const script = fileURLToPath(new URL('speed/train-gan.ts', import.meta.url));
  return answer.parse(JSON.parse(execFileSync(process.execPath, [script, path], { encoding: 'utf8' })));
}

const runTheirs = (id: string, interpreter: string, path: string): Answer =>
  answer.parse(JSON.parse(runPeer(interpreter, 'gan.py', [id, path])));

it.each(['plain', 'minibatch'] as const)('a step of the %s GAN takes a fraction of its peers’ time', (variant) => {
  const task = createTask(variant === 'minibatch');
  const path = writeTask(task);
  const contestants = [
    { name: 'ours', run: () => runOurs(path) },
    ...(python === null ? [] : peers.map(({ name, id }) => ({ name, run: () => runTheirs(id, python, path) }))),
  ];
  const answers = Array.from({ length: turns }, () => contestants.map(({ run }) => run()));
  const [own, ...others] = contestants.map(({ name }, i) => {
    const all = answers.flatMap((turn) => turn[i] ?? []);
    const [first] = all;
    if (first === undefined) throw new Error(`${name} gave no answer.`);
    return { name, ...first, cpuMs: median(all.flatMap(({ cpuMs }) => cpuMs)) };
  });
  if (own === undefined) throw new Error('Ours is always there.');
  report(`gan ${variant}`, [
    `${variant === 'plain' ? 'Without techniques' : 'With minibatch discrimination'}, batches of 8; medians of ${turns * rounds} rounds, made in turn, each on one thread: of ${steps} steps, ours of ${task.settings.steps}.`,
    table(
      ['', 'version', 'CPU ms a step', 'times ours'],
      [own, ...others].map(({ name, version, cpuMs }) => [
        name,
        version,
        cpuMs.toFixed(3),
        (cpuMs / own.cpuMs).toFixed(1),
      ]),
    ),
  ]);
  for (const { name, losses, cpuMs } of others) {
    for (const [i, loss] of losses.entries())
      expect(loss, `${name}, the same first step`).toBeCloseTo(own.losses[i] ?? 0, 3);
    expect(cpuMs / own.cpuMs, name).toBeGreaterThanOrEqual(promised[variant]);
  }
});
