export { type AuditedAct, recordAudit } from './audit/record-audit.js';
export { createPool, createPrisma } from './connect.js';
export type { Database, Transaction } from './database.js';
export * from './generated/client.js';
export { MigrationError, migrate } from './migrate.js';
export {
  ClusterOwnedError,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './postgres/embedded-postgres.js';
export { announceRun, runChannel } from './runs/announce-run.js';
export { requestCancel } from './runs/request-cancel.js';
export { type StartRun, startRun } from './runs/start-run.js';
