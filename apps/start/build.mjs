// Generates and compiles, each step only if something that it reads has changed since it last succeeded.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compiledPathOf } from './compile-kernel.mjs';

const stamps = 'node_modules/.cache/classmark';
const sources = [
  'packages/*/{src,tsconfig.json}',
  'apps/{start,api,worker,cli}/{src,tsconfig.json}',
  'tsconfig.base.json',
];

/** One for each `kernel/*-kernel.ts`; what else is in its folder are parts of it. */
const kernelSteps = globSync('packages/*/kernel/*-kernel.ts').map((source) => ({
  name: `kernel ${source}`,
  inputs: [dirname(source), 'apps/start/compile-kernel.mjs'],
  output: compiledPathOf(source),
  command: [process.execPath, 'apps/start/compile-kernel.mjs', source],
}));

const steps = [
  {
    name: 'database client',
    inputs: ['prisma/schema.prisma', 'prisma.config.ts'],
    output: 'packages/database/src/generated/client.ts',
    command: ['prisma', 'generate'],
    // Nothing that is done here needs Prisma's engine; without this, it would be downloaded.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  },
  ...kernelSteps,
  {
    name: 'packages and apps',
    inputs: [...sources, ...kernelSteps.flatMap(({ inputs }) => inputs)],
    output: 'apps/start/dist/main.js',
    command: ['tsc', '-b', 'apps/start', 'apps/api', 'apps/worker', 'apps/cli'],
  },
  {
    name: 'scorer for Spark',
    inputs: ['packages/{math,text,linear,evaluation,learner,learners,spark}/src'],
    output: 'packages/spark/dist/scorer/scorer.js',
    command: [
      'rolldown',
      'packages/spark/dist/text/scorer.js',
      ...[
        '--tsconfig',
        'packages/spark/tsconfig.json',
        '--dir',
        'packages/spark/dist/scorer',
        '--format',
        'esm',
        '--platform',
        'node',
        '--minify',
      ],
    ],
  },
  {
    name: "the admin's GraphQL types",
    inputs: ['apps/api/schema.graphql', 'apps/admin/codegen.ts', 'apps/admin/src'],
    output: 'apps/admin/src/gql/graphql.ts',
    command: ['graphql-codegen', '--config', 'codegen.ts'],
    cwd: 'apps/admin',
  },
  {
    name: 'admin',
    inputs: ['apps/api/schema.graphql', 'apps/admin/{src,public}', 'apps/admin/*.{ts,json,mjs}'],
    output: 'apps/admin/.next/BUILD_ID',
    command: ['next', 'build'],
    cwd: 'apps/admin',
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  },
];

/** Throws, with what it printed, if a step fails. */
export function build() {
  mkdirSync(stamps, { recursive: true });
  for (const step of steps) {
    const stamp = join(stamps, step.name.replaceAll(/\W+/g, '-'));
    const fingerprint = fingerprintOf(['package-lock.json', ...step.inputs]);
    const isFresh = existsSync(step.output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint;
    if (isFresh) continue;
    console.log(`Building: ${step.name} …`);
    rmSync(stamp, { force: true });
    run(step);
    writeFileSync(stamp, fingerprint);
  }
}

/** What a step prints is of interest only if it fails. */
function run({ name, command: [program, ...args], cwd = '.', env = {} }) {
  const bin = join(process.cwd(), 'node_modules/.bin');
  const { status, stdout, stderr } = spawnSync(resolve(bin, program), args, {
    cwd,
    env: { ...process.env, ...env, PATH: `${bin}:${process.env.PATH}` },
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}\nCould not build: ${name}`);
}

/** Of all files under the patterns but those that the steps themselves make. */
function fingerprintOf(patterns) {
  const hash = createHash('sha256').update(process.version);
  const isMade = (path) => /(^|\/)(generated|gql|dist|\.next|next-env\.d\.ts)(\/|$)/.test(path);
  const paths = globSync(
    patterns.flatMap((pattern) => [pattern, `${pattern}/**/*.*`]),
    { exclude: isMade },
  );
  for (const path of paths.filter((path) => !isMade(path)).sort()) {
    if (/\.\w+$/.test(path)) hash.update(path).update(readFileSync(path));
  }
  return hash.digest('hex');
}
