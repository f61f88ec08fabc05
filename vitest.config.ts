import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { workerBindings } from './test/worker/bindings.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/unit/**/*.test.ts', 'test/structure/**/*.test.ts', 'test/contract/**/*.test.ts'],
        },
      },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' }, miniflare: { bindings: workerBindings } })],
        test: { name: 'worker', include: ['test/worker/**/*.test.ts'] },
      },
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
