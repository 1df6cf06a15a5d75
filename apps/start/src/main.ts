import { runApp, SettingsError } from '@classmark/runtime';
import { type Config, readConfig } from './config.js';
import { requireHealth } from './require-health.js';
import { loadSampleOnce, setUp } from './set-up.js';
import { startSpark } from './spark/start-spark.js';
import { start } from './start.js';
import { explainError } from './start-error.js';

/** `npm start` is `start`; what else containers and scripts need stands beside it. */
const commands: Readonly<Record<string, (config: Config, args: readonly string[]) => Promise<void>>> = {
  start: (config) => runApp({ fatal: complain }, (context) => start(config, context)),
  spark: (config) => runApp({ fatal: complain }, (context) => startSpark(config, context)),
  'set-up': setUp,
  sample: loadSampleOnce,
  healthy: requireHealth,
};

const [name = 'start', ...args] = process.argv.slice(2);
const command = commands[name];
try {
  if (command === undefined)
    throw new SettingsError(`Unknown command "${name}"; choose one of ${Object.keys(commands).join(', ')}.`);
  await command(readConfig(process.env), args);
} catch (error) {
  complain(error);
  process.exitCode = 1;
}

function complain(error: unknown): void {
  console.error(explainError(error));
}
