// `npm run attack`: the product attacked at length, outside the unit tests.
import { defineConfig } from 'vitest/config';
import { closingLine } from './.ci/closing-line.ts';

export default defineConfig({
  test: {
    include: ['web/attack/*.attack.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['knowledge/db/fixture.setup.ts'],
    setupFiles: ['.ci/fixed-seed.ts'],
    reporters: ['default', closingLine],
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});
