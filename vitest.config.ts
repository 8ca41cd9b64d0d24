import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/database.ts'],
    // A whole process and a PostgreSQL start inside some tests; on a busy machine that takes a while.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
    // Many tests wait, for the queue or for a process: more of them than cores.
    maxWorkers: 3,
  },
});
