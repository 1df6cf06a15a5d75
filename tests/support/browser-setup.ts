import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { startClassmark } from './running-classmark.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the admin of the installation under test is, its sample corpus loaded and a first model serving. */
    adminUrl: string;
  }
}

/** One installation for all browser tests, as a newcomer's first start makes it. */
export default async function startInstallation({ provide }: TestProject): Promise<() => Promise<void>> {
  const classmark = await startClassmark();
  provide('adminUrl', classmark.adminUrl);
  return async () => {
    await classmark[Symbol.asyncDispose]();
    await rm(classmark.home, { recursive: true, force: true });
  };
}
