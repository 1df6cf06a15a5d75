// What `npm start`, `npm test` and the like begin with. Plain JavaScript that any Node from 20 on runs without
// node_modules: it installs what package-lock.json names, and goes on with a Node 24, of the machine or installed here.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const installedNode = fileURLToPath(new URL('node_modules/.bin/node', root));
const commands = {
  start: async () => {
    await (await import('./build.mjs')).build();
    await import('./dist/main.js');
  },
  spark: async () => {
    await (await import('./build.mjs')).build();
    await import('./dist/main.js');
  },
  document: async () => {
    await (await import('./build.mjs')).build();
    (await import('./document.mjs')).document();
  },
  build: async () => (await import('./build.mjs')).build(),
  test: async () => (await import('./test.mjs')).test(args),
  'test:full': async () => (await import('./test.mjs')).test(args, { isFull: true }),
  bench: async () => (await import('./test.mjs')).bench(args),
};

const [command = 'start', ...args] = process.argv.slice(2);
if (!(command in commands)) stop(`Unknown command ${command}; there are: ${Object.keys(commands).join(', ')}`);
process.chdir(fileURLToPath(root));
if (existsSync('.env')) process.loadEnvFile('.env');
watchLauncher();
if (!isInstalled()) install();
if (Number.parseInt(process.versions.node, 10) >= 24) await commands[command]().catch((error) => stop(error.message));
else runWithInstalledNode();

/** npm keeps a copy of what it installed; every package that is not optional must stand there as in the lock file. */
function isInstalled() {
  const copy = new URL('node_modules/.package-lock.json', root);
  if (!existsSync(copy)) return false;
  const installed = JSON.parse(readFileSync(copy, 'utf8')).packages;
  const { '': _, ...locked } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')).packages;
  const isSame = (path) =>
    installed[path]?.version === locked[path].version && installed[path]?.integrity === locked[path].integrity;
  return Object.keys(locked).every((path) => isSame(path) || (locked[path].optional && !(path in installed)));
}

function install() {
  console.log('Installing packages (npm ci) …');
  const { npm_execpath: npm } = process.env;
  const command = npm === undefined ? ['npm'] : [process.execPath, npm];
  const [program, ...rest] = [...command, 'ci', '--include=dev', '--loglevel=error'];
  const { status } = spawnSync(program, rest, { stdio: 'inherit', cwd: root });
  if (status !== 0) stop('The packages could not be installed; npm says why above.');
}

/** Signals and the end of either process reach the other: see `disconnect` in packages/runtime. */
function runWithInstalledNode() {
  if (!existsSync(installedNode)) {
    stop(
      `Classmark needs Node 24 or newer. This is ${process.version}, and for ${process.platform}-${process.arch} no Node ` +
        'comes as a package: install one from your package manager or nodejs.org, and run this again.',
    );
  }
  const child = spawn(installedNode, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** npm, killed, leaves its shell and us behind: then we stop as if told to. Where there is no /proc, we stay. */
function watchLauncher() {
  if (process.env.npm_lifecycle_event === undefined || !existsSync('/proc/self/stat')) return;
  const chain = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const first = chain();
  setInterval(() => chain() === first || process.kill(process.pid, 'SIGTERM'), 500).unref();
}

/** proc_pid_stat(5): `pid (name) state parent …`. */
function parentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1];
  } catch {
    return undefined;
  }
}

function stop(message) {
  console.error(message);
  if (/^test|^bench/.test(command)) console.log('0 passed, 1 failed');
  process.exit(1);
}
