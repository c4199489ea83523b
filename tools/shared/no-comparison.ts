// What a tool says when two periods cannot be compared: why, of which period, and what is known of the days.
import type { ToolContext, ToolResult } from '../tool.ts';
import { comparedLines, type NoComparison } from './comparison.ts';
import * as coverage from './coverage.ts';
import * as words from './words.ts';

/** The result without a comparison; `own` is the tool's own part of the digest. */
export function noComparison(
  { reason, which, nearest, text: why, days, aligned }: NoComparison,
  own: Record<string, unknown>,
  { timeZone }: ToolContext,
): ToolResult {
  return {
    text: words.lines(comparedLines({ aligned }, timeZone).slice(0, 1), why, coverage.coverageLines(days)),
    facts: coverage.coverageList(days),
    period: aligned.now,
    data: {
      status: 'unknown',
      reason,
      which,
      ...(nearest && { nearest }),
      ...own,
      isCut: false,
      coverage: coverage.coverageIds(days),
    },
  };
}
