import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Tests start the program some two hundred times; compiled once, each start takes half the time.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/node/', import.meta.url));

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'foyer',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/support/database.ts'],
        },
      },
      'local-slack',
    ],
    // They end what would never end. No test states a speed, so that a busy machine makes none fail.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // Many tests wait, for the queue or for a process: more of them than cores.
    maxWorkers: 3,
  },
});
