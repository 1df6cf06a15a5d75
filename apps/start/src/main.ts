import { createLogger, runApp } from '@classmark/runtime';
import { readConfig } from './config.js';
import { start } from './start.js';

const config = readConfig(process.env);
const log = createLogger({ name: 'start', level: 'warn' });

await runApp(log, (context) => start(config, context));
