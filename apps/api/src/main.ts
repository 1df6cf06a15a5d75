import 'reflect-metadata';
import { createLogger, runApp } from '@classmark/runtime';
import { readConfig } from './config.js';
import { createServices } from './context.js';
import { serve } from './server.js';

const config = readConfig(process.env);
const log = createLogger({ name: 'api', level: config.logLevel });

await runApp(log, async (app) => {
  const url = await serve(createServices(config, log, app), app.resources);
  log.info({ url }, 'Serving');
});
