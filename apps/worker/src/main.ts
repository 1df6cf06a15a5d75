import { createLogger, runApp } from '@classmark/runtime';
import { readConfig } from './config.js';
import { startWork } from './context.js';

const config = readConfig(process.env);
const log = createLogger({ name: 'worker', level: config.logLevel });

await runApp(log, async (app) => {
  await startWork(config, log, app);
  log.info('Working');
});
