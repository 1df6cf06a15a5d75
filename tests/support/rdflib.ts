import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const home = resolve('node_modules/.cache/classmark/rdflib');
const python = resolve(home, 'bin/python');

/** Installs rdflib, once; gives its Python, or null where the machine has none. */
export function installRdflib(): string | null {
  if (spawnSync('python3', ['-m', 'venv', '--help']).status !== 0) {
    console.error('SKOS is not compared with rdflib: it comes by pip. Install Python 3 with its venv module.');
    return null;
  }
  if (!existsSync(python)) execFileSync('python3', ['-m', 'venv', home]);
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'rdflib==7.1.4']);
  return python;
}
