export { createPool, createPrisma } from './connect.js';
export * from './generated/client.js';
export { MigrationError, migrate } from './migrate.js';
export {
  ClusterOwnedError,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './postgres/embedded-postgres.js';
