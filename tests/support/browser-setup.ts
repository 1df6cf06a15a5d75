import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import startPostgres from './global-setup.js';
import { startClassmark } from './running-classmark.js';

/** The template is what a newcomer's first start leaves: the sample corpus loaded and a first model serving. */
export default async function prepareInstallation(project: TestProject): Promise<() => Promise<void>> {
  unpackChromium();
  let templateUrl = '';
  const stop = await startPostgres({ provide: (_, url) => (templateUrl = url) });
  const classmark = await startClassmark({ settings: { DATABASE_URL: templateUrl } });
  await classmark[Symbol.asyncDispose]();
  await rm(classmark.home, { recursive: true, force: true });
  project.provide('templateUrl', templateUrl);
  return stop;
}

/** Before two files do it at the same time; in a process of its own, as the package changes its environment. */
function unpackChromium(): void {
  const module = JSON.stringify(new URL('chromium.ts', import.meta.url));
  const script = `import { findChromium } from ${module}; await findChromium(process.env.CHROMIUM_PATH);`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Chromium was not found: ${stderr}`);
}
