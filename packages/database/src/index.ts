export { type AuditedAct, recordAudit } from './audit/record-audit.js';
export { createPool, createPrisma } from './connect.js';
export type { Database, Transaction } from './database.js';
export * from './generated/client.js';
export { isMigrated, MigrationError, migrate } from './migrate.js';
export {
  type NotificationHub,
  type NotificationHubOptions,
  openNotificationHub,
} from './notifications/notification-hub.js';
export {
  ClusterOwnedError,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './postgres/embedded-postgres.js';
export { announceRun, runChannel } from './runs/announce-run.js';
export { requestCancel } from './runs/request-cancel.js';
export { type StartRun, startRun } from './runs/start-run.js';
