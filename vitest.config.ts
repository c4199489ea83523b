// How the unit tests run: every *.test.ts beside its source. The database and browser suites have configs of their own.
import { defineConfig } from 'vitest/config';
import { closingLine } from './.ci/closing-line.ts';

export default defineConfig({
  test: {
    include: ['{agent,tools,guardrails,knowledge,web,evals}/**/*.test.ts'],
    exclude: ['**/*.e2e.test.ts', '**/*.db.test.ts', '**/node_modules/**'],
    globalSetup: ['knowledge/db/fixture.setup.ts'],
    setupFiles: ['.ci/fixed-seed.ts'],
    reporters: ['default', closingLine],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
