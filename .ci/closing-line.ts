// A Vitest reporter that ends a run with one plain line machines can read: "12 passed, 0 failed, 1 skipped".
import type { Reporter, TestModule } from 'vitest/node';

/** Counts tests by result; a file that could not be loaded counts as a failure. */
export const closingLine: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], errors) {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      count.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') count[state] += 1;
      }
    }
    process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
  },
};
