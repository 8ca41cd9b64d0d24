import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'local-slack',
    include: ['test/**/*.test.ts'],
    // Only for tests that would never end, as in the program's own tests.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 3,
  },
});
