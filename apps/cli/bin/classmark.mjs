#!/usr/bin/env node
// Runs the compiled command line. The Node that comes with the dependencies takes over where the caller's is older.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const bundledNode = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
const major = Number.parseInt(process.versions.node, 10);

if (!existsSync(main)) {
  console.error('classmark is not built yet: run `npm run build` first.');
  process.exitCode = 1;
} else if (major >= 24) {
  module.enableCompileCache();
  await import(main);
} else if (existsSync(bundledNode)) {
  const child = spawn(bundledNode, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  console.error(`classmark needs Node 24 or newer; this is ${process.versions.node}.`);
  process.exitCode = 1;
}
