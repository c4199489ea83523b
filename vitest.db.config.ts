// The tests that need a real server: isolation through the app's own login, races, migrations, time series; and the laws of what is stored,
// which hold on every engine. DATABASE_URL says which server; none is a failure.
import { defineConfig } from 'vitest/config';
import { closingLine } from './.ci/closing-line.ts';

export default defineConfig({
  test: {
    reporters: ['default', closingLine],
    include: [
      '{agent,tools,guardrails,knowledge,web}/**/*.db.test.ts',
      'knowledge/{corrections,jobs,ledger}.test.ts',
      'knowledge/{alerts/store,ingest/{import,undo,rollup},jobs/*,signals/load}.test.ts',
    ],
    exclude: ['**/node_modules/**'],
    globalSetup: ['knowledge/db/server.setup.ts'],
    setupFiles: ['.ci/fixed-seed.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: false,
  },
});
