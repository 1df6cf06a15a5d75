import { settings, settingsAsEnvironmentFile, settingsAsTable } from '@classmark/runtime';
import { expect, it } from 'vitest';
import { listFiles } from '../support/source-files.js';

const files = listFiles();
const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '';

it('.env.example says each setting, its default and what it is (`npm run document` writes it)', () => {
  expect(textOf('.env.example')).toBe(settingsAsEnvironmentFile());
});

it("the README's table says the same", () => {
  expect(textOf('README.md')).toContain(settingsAsTable());
});

it.each(Object.keys(settings.shape))('%s is read by some app', (name) => {
  const configs = files.filter(({ path }) => /^apps\/\w+\/src\/(.+\/)?config\.ts$/.test(path));
  expect(configs.filter(({ text }) => text.includes(name)).map(({ path }) => path)).not.toEqual([]);
});

it('nothing but an app’s config.ts, or its main.ts for it, reads the environment', () => {
  const readers = files.filter(
    ({ path, text }) =>
      /^(packages|apps)\/\w+\/src\/.*\.tsx?$/.test(path) && /^(?! *(\*|\/\/)).*\bprocess\.env/m.test(text),
  );
  expect(readers.map(({ path }) => path).filter((path) => !/\/(config|main)\.ts$/.test(path))).toEqual([]);
});
