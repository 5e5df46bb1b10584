import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    // Two cores: more workers make timings lie.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
