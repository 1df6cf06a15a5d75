import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import startPostgres from './global-setup.js';
import { startClassmark } from './running-classmark.js';

/** The template is what a newcomer's first start leaves: the sample corpus loaded and a first model serving. */
export default async function prepareInstallation(project: TestProject): Promise<() => Promise<void>> {
  let templateUrl = '';
  const stop = await startPostgres({ provide: (_, url) => (templateUrl = url) });
  const classmark = await startClassmark({ settings: { DATABASE_URL: templateUrl } });
  await classmark[Symbol.asyncDispose]();
  await rm(classmark.home, { recursive: true, force: true });
  project.provide('templateUrl', templateUrl);
  return stop;
}
