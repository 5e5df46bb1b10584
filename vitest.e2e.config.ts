import { defineConfig } from 'vitest/config';

/** The real app, one window at a time: two at once would fight for focus and for the two cores. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
