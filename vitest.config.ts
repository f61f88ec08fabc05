import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { workerBindings } from './test/worker/bindings.ts';

/** No test asserts a time; on a machine that does other work as well, one of ten milliseconds can take seconds. */
const BUSY_MS = 30_000;

/** The Worker's tests in workspaces of so many partitions. */
const worker = (name: string, partitions: number, include: string[]): TestProjectInlineConfiguration => ({
  plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' }, miniflare: { bindings: workerBindings(partitions) } })],
  test: { name, include, testTimeout: BUSY_MS, hookTimeout: BUSY_MS },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/unit/**/*.test.ts', 'test/structure/**/*.test.ts', 'test/contract/**/*.test.ts'],
          testTimeout: BUSY_MS,
        },
      },
      worker('worker', 4, ['test/worker/**/*.test.ts']),
      // What works on one ledger alone (ledger, limiter, workspace) would only be repeated.
      worker('worker-1', 1, ['test/worker/{admin,courier,pages,public}/**/*.test.ts']),
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: { name: 'widget', environment: 'happy-dom', include: ['test/widget/**/*.test.ts', 'test/widget/**/*.test.tsx'] },
      },
      {
        // Real processes and a real browser: one file at a time, with time for a start.
        test: {
          name: 'system',
          environment: 'node',
          include: ['test/browser/**/*.test.ts', 'test/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
