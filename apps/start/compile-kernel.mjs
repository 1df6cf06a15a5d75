// Compiles one numeric kernel, AssemblyScript for WebAssembly with SIMD, to a module that holds it in base64, so that no
// file has to be found at run time:
//
//   node apps/start/compile-kernel.mjs packages/text/kernel/term-rows-kernel.ts
//
// makes packages/text/src/generated/term-rows-kernel.ts. A kernel works in the memory it is given (KernelMemory of
// packages/math) and has no memory, static data or garbage collector of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const options = [
  ...['--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
  ...['--enable', 'simd', '--enable', 'threads', '--enable', 'bulk-memory'],
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
];

/** Where what is compiled from a kernel's source goes. */
export function compiledPathOf(source) {
  return source.replace(/kernel\/([^/]+)$/, 'src/generated/$1');
}

async function compile(source) {
  const { main } = await import('assemblyscript/asc');
  const files = new Map();
  const { error, stderr } = await main([source, '--outFile', 'kernel.wasm', ...options], {
    writeFile: (name, contents) => files.set(name, contents),
  });
  if (error) throw new Error(`${stderr.toString()}\n${error.message}`);
  const path = compiledPathOf(source);
  const binary = Buffer.from(files.get('kernel.wasm')).toString('base64');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    `// Made of ${source} by compile-kernel.mjs; do not edit.\nexport const kernel =\n  '${binary}';\n`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const source of process.argv.slice(2)) await compile(source);
}
