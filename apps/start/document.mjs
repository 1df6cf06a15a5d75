// `npm run document`: writes what documentation says of settings from the one table that says it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { settingsAsEnvironmentFile, settingsAsTable } from '@classmark/runtime';

const between = /(<!-- settings -->\n).*(<!-- \/settings -->)/s;

export function document() {
  writeFileSync('.env.example', settingsAsEnvironmentFile());
  if (!existsSync('README.md')) return;
  const readme = readFileSync('README.md', 'utf8');
  writeFileSync(
    'README.md',
    readme.replace(between, (_, start, end) => `${start}\n${settingsAsTable()}\n${end}`),
  );
}
