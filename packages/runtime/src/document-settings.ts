import { settings } from './settings.js';

const documented = Object.entries(settings.shape).map(([name, schema]) => {
  const fallback = schema.parse(undefined);
  return { name, fallback: fallback === undefined ? '' : String(fallback), description: schema.description ?? '' };
});

/** The settings as an environment file in which each is commented out at its default. */
export function settingsAsEnvironmentFile(): string {
  return documented.map(({ name, fallback, description }) => `# ${description}\n#${name}=${fallback}\n`).join('\n');
}

/** The settings as a table in Markdown. */
export function settingsAsTable(): string {
  const rows = documented.map(({ name, fallback, description }) => {
    const shown = fallback === '' ? '' : `\`${fallback}\``;
    return `| \`${name}\` | ${shown} | ${description} |\n`;
  });
  return `| Setting | Default | What it is |\n|---|---|---|\n${rows.join('')}`;
}
