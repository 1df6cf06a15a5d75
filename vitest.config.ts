import { defineConfig } from 'vitest/config';

/** Packages resolve to their built `dist`, so tests see what runs; `npm test` builds first. */
const shared = {
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
};

/** What takes seconds on a quiet machine may take minutes on a busy one. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000 };

export default defineConfig({
  test: {
    reporters: ['default'],
    maxWorkers: '100%',
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['{packages,apps}/*/src/**/*.test.ts', 'tests/commands/**/*.test.ts'],
          // Many small files that change nothing outside themselves: a worker loads the packages once for all.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      { ...shared, test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 60_000 } },
      {
        ...shared,
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          globalSetup: ['tests/support/native-tensorflow.ts'],
          // Files run beside one another: TensorFlow's own threads would only wait for each other.
          env: { TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1', TF_CPP_MIN_LOG_LEVEL: '1' },
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'containers',
          include: ['tests/containers/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'spark',
          include: ['tests/spark/**/*.test.ts'],
          globalSetup: ['tests/support/spark-setup.ts'],
          ...patience,
        },
      },
      {
        ...shared,
        test: {
          name: 'bench',
          include: ['tests/bench/**/*.bench.ts'],
          // What is measured runs as it does where it is used.
          env: { NODE_ENV: 'production' },
          testTimeout: 3_600_000,
          fileParallelism: false,
        },
      },
      {
        ...shared,
        test: { name: 'peers', include: ['tests/peers/**/*.test.ts'], isolate: false, testTimeout: 60_000 },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          // What a file changes is in a database of its own.
          isolate: false,
          ...patience,
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/browser-setup.ts'],
          setupFiles: ['tests/support/installation.ts'],
          ...patience,
          expect: { poll: { timeout: 30_000 } },
          // As many visitors as look at pages in accessible.test.ts.
          maxConcurrency: 2,
        },
      },
      {
        ...shared,
        test: {
          name: 'system',
          include: ['tests/system/**/*.test.ts'],
          ...patience,
        },
      },
    ],
  },
});
