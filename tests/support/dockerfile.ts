import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is left of an image when its steps have run without a container. */
export interface BuiltImage {
  /** The folder that stands for `/` of the last stage. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

interface Stage extends BuiltImage {
  readonly environment: Record<string, string>;
  workdir: string;
}

/**
 * Runs a Dockerfile's own steps, each stage in a folder of its own under `target`: FROM, WORKDIR, ENV, COPY of folders
 * and RUN; what only a container has (USER, EXPOSE, CMD) is passed over. The machine's Node 24 stands for the image's.
 * The admin is not compiled a second time if `npm run build` finds that its files are those it was compiled of here.
 */
export function runDockerfile(target: string): BuiltImage {
  const text = readFileSync(join(root, 'Dockerfile'), 'utf8');
  const stages = new Map<string, Stage>();
  let stage: Stage = { folder: target, environment: {}, workdir: '/' };
  for (const [, instruction, rest = ''] of text.matchAll(/^([A-Z]+) (.*)$/gm)) {
    if (instruction === 'FROM') {
      const name = / AS (\S+)$/.exec(rest)?.[1] ?? 'last';
      stage = { folder: join(target, name), environment: {}, workdir: '/' };
      stages.set(name, stage);
    } else if (instruction === 'WORKDIR') {
      stage.workdir = rest;
      mkdirSync(join(stage.folder, rest), { recursive: true });
    } else if (instruction === 'ENV') {
      Object.assign(stage.environment, Object.fromEntries(rest.split(' ').map((pair) => pair.split('='))));
    } else if (instruction === 'COPY') copy(stage, rest.split(' '), stages);
    else if (instruction === 'RUN') run(stage, rest);
    else if (!['USER', 'EXPOSE', 'CMD'].includes(instruction ?? ''))
      throw new Error(`Cannot run ${instruction} ${rest}`);
  }
  return stage;
}

/** `COPY . .` takes what git tracks and .dockerignore lets through; `COPY --from=STAGE FOLDER .` moves the folder. */
function copy({ folder, workdir }: Stage, [first = '', ...others]: string[], stages: ReadonlyMap<string, Stage>): void {
  const destination = join(folder, workdir);
  const from = stages.get(/^--from=(.+)$/.exec(first)?.[1] ?? '');
  if (from !== undefined) renameSync(join(from.folder, others[0] ?? ''), destination);
  else if (first === '.' && others.join(' ') === '.') copyContext(destination);
  else throw new Error(`Cannot copy ${first} ${others.join(' ')}`);
}

function copyContext(destination: string): void {
  const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root }).toString().split('\0');
  for (const path of tracked) {
    if (path === '' || !existsSync(join(root, path)) || ignored.includes(path.split('/')[0] ?? '')) continue;
    mkdirSync(join(destination, dirname(path)), { recursive: true });
    copyFileSync(join(root, path), join(destination, path));
  }
}

/** What is built here, and the stamp that says of which files. */
const admin = ['apps/admin/.next', 'node_modules/.cache/classmark/admin'];

function bringAdmin(destination: string): void {
  const options = { recursive: true, verbatimSymlinks: true };
  for (const path of admin)
    if (existsSync(join(root, path))) cpSync(join(root, path), join(destination, path), options);
}

function run({ folder, workdir, environment }: Stage, command: string): void {
  if (command === 'npm run build') bringAdmin(join(folder, workdir));
  const env = { ...bareEnvironment(), ...environment };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: join(folder, workdir),
    env,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(`RUN ${command} ended with ${status}:\n${stdout}\n${stderr}`);
}

/** What a fresh container knows: no settings of this machine, but its Node and where npm finds packages. */
export function bareEnvironment(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) =>
    /^(HOME|npm_config_|NPM_CONFIG_|SSL_|NODE_EXTRA)/.test(name),
  );
  return { ...Object.fromEntries(kept), PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin` };
}
