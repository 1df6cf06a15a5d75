import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { type LoadedTensorFlow, loadTensorFlow } from '@classmark/tensorflow';
import { z } from 'zod';

const npmPackage = '@tensorflow/tfjs-node';
/** The smallest of those that the package can be built against. */
const pythonPackage = 'tensorflow-cpu==2.13.1';
/** Only its files are wanted: no Python runs them. */
const asFiles = [
  ...['--quiet', '--target=python', '--no-deps', '--no-compile', '--only-binary=:all:'],
  ...['--python-version=3.11', '--implementation=cp', '--platform=manylinux_2_17_x86_64'],
];
const libraries = {
  'libtensorflow.so': 'libtensorflow_cc.so.2',
  'libtensorflow_cc.so.2': 'libtensorflow_cc.so.2',
  'libtensorflow_framework.so': 'libtensorflow_framework.so.2',
  'libtensorflow_framework.so.2': 'libtensorflow_framework.so.2',
};
const manifest = z.object({ optionalDependencies: z.object({ [npmPackage]: z.string() }) });

const folder = resolve('node_modules/.cache/classmark/native-tensorflow');
const built = join(folder, 'built.txt');
const { [npmPackage]: version } = manifest.parse(
  JSON.parse(readFileSync('packages/tensorflow/package.json', 'utf8')),
).optionalDependencies;
const wanted = `${npmPackage} ${version}, ${pythonPackage}`;
const isBuilt = (): boolean => existsSync(built) && readFileSync(built, 'utf8') === wanted;

/**
 * Where npm did not install the native TensorFlow.js because its installer could not fetch TensorFlow: builds it, once,
 * against the library in TensorFlow's Python package. Where that cannot be done, it says so.
 */
export async function setup(): Promise<void> {
  const { backend } = await loadTensorFlow();
  if (backend === 'node' || isBuilt()) return;
  const missing = build();
  if (missing === null) writeFileSync(built, wanted);
  else console.error(`The native TensorFlow is not tested: ${missing}`);
}

/** The native TensorFlow.js, as npm installed it or as it was built; null where there is none. */
export async function loadNativeTensorFlow(): Promise<LoadedTensorFlow | null> {
  const require = createRequire(join(folder, 'package.json'));
  const loaded = await loadTensorFlow(isBuilt() ? { requireNative: () => require(npmPackage) } : {});
  if (loaded.backend === 'node') return loaded;
  if (isBuilt()) throw new Error(`The native TensorFlow was built, but ${loaded.reason}`);
  return null;
}

/** Answers with what was missing, or null. */
function build(): string | null {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const run = (program: string, ...args: string[]) => spawnSync(program, args, { cwd: folder }).status === 0;

  const packages = [`${npmPackage}@${version}`, 'node-api-headers@1.9.0'];
  if (!run('npm', 'install', '--ignore-scripts', '--no-save', `--prefix=${folder}`, ...packages))
    return 'npm cannot reach its packages.';
  if (!run('python3', '-m', 'pip', 'install', ...asFiles, pythonPackage)) return 'Install Python 3 with pip.';
  return link(run) ? null : 'Install g++.';
}

function link(run: (program: string, ...args: string[]) => boolean): boolean {
  const tensorflow = join(folder, 'python/tensorflow');
  const target = join(folder, 'node_modules', npmPackage);
  const lib = join(target, 'deps/lib');
  const binding = join(target, 'lib/napi-v8');
  for (const path of [lib, binding]) mkdirSync(path, { recursive: true });
  for (const [name, file] of Object.entries(libraries)) symlinkSync(join(tensorflow, file), join(lib, name));
  const headers = [join(folder, 'node_modules/node-api-headers/include'), join(tensorflow, 'include'), target];
  return run(
    'g++',
    ...['-O2', '-std=c++17', '-fPIC', '-shared', '-fno-exceptions'],
    ...['-DNAPI_VERSION=8', '-DBUILDING_NODE_EXTENSION', '-DNODE_GYP_MODULE_NAME=tfjs_binding'],
    ...headers.map((path) => `-I${path}`),
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((file) => join(target, 'binding', file)),
    ...['-o', join(binding, 'tfjs_binding.node')],
    ...[`-L${lib}`, '-ltensorflow', '-ltensorflow_framework', `-Wl,-rpath,${lib}`],
  );
}
