import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { closingLine } from './test/closingLine.ts';

// Vite would take graphql's `module` build, Node takes `main`; two copies of graphql in one process refuse each other.
const resolve = { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] };

export default defineConfig({
  test: {
    reporters: ['default', closingLine],
    projects: [
      { resolve, test: { name: 'unit', include: ['test/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 60_000 } },
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
