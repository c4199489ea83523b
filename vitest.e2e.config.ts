// How the end-to-end tests run: `npm start` in a process of its own, Debian's Chromium.
import { defineConfig } from 'vitest/config';
import { closingLine } from './.ci/closing-line.ts';

export default defineConfig({
  test: {
    include: ['{web,evals}/**/*.e2e.test.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['web/e2e/first-start.setup.ts'],
    reporters: ['default', closingLine],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
