export { settingsAsEnvironmentFile, settingsAsTable } from './document-settings.js';
export { type LocalAccess, readLocalAccess, writeLocalAccess } from './local-access.js';
export { readLocalSecret } from './local-secret.js';
export { createLogger, type Logger, type LoggerOptions } from './logger.js';
export { type AppContext, type FaultLog, runApp } from './run-app.js';
export { parseSettings, SettingsError, settings } from './settings.js';
export { createThreads } from './threads/create-threads.js';
export { WorkPace } from './work-pace.js';
