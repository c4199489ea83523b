// What a tool found, past the tool-result rails: every free text in it is checked once, and what may not be read is replaced wherever it stands.
import type { Action, Rail, RailContext, Verdict } from './rail.ts';
import { ORDER, runRails } from './run.ts';
import { WITHHELD } from './tool-text.ts';

/** What came of the texts of one result: what each is replaced by, and one verdict a rail, its sternest. */
export interface ScreenedTexts {
  action: Action;
  reply?: string;
  verdicts: Verdict[];
  /** The text to go on with for one that was given; the same when nothing was wrong with it. */
  clean(text: string): string;
  /** A line of ours with every replaced text in it replaced too. */
  cleanLine(line: string): string;
}

/** Runs the tool-result rails over the texts of one result, each different one once. A blocked text is withheld. */
export function screenTexts(
  texts: readonly string[],
  { tool, rails, context }: { tool: string; rails: readonly Rail[]; context: RailContext },
): ScreenedTexts {
  const replaced = new Map<string, string>();
  const byRail = new Map<string, Verdict>();
  let action: Action = 'allow';
  let reply: string | undefined;
  // Without any text the rails still have to be there and to work.
  for (const text of texts.length > 0 ? new Set(texts) : ['']) {
    const screened = runRails('tool-result', rails, { tool, text }, context);
    for (const verdict of screened.verdicts) merge(byRail, verdict);
    if (ORDER.indexOf(screened.action) > ORDER.indexOf(action)) ({ action, reply } = screened);
    const isWithheld = screened.action === 'block' || screened.action === 'hold';
    const kept = isWithheld ? WITHHELD : screened.text;
    if (kept !== text) replaced.set(text, kept);
  }
  const longestFirst = [...replaced.keys()].filter((text) => text !== '').sort((a, b) => b.length - a.length);
  return {
    action,
    ...(reply !== undefined && { reply }),
    verdicts: [...byRail.values()],
    clean: (text) => replaced.get(text) ?? text,
    cleanLine: (line) =>
      longestFirst.reduce((cleaned, text) => cleaned.replaceAll(text, () => replaced.get(text) ?? ''), line),
  };
}

function merge(byRail: Map<string, Verdict>, verdict: Verdict): void {
  const known = byRail.get(verdict.rail);
  const latencyUs = (known?.latencyUs ?? 0) + verdict.latencyUs;
  const isSterner = !known || ORDER.indexOf(verdict.action) > ORDER.indexOf(known.action);
  byRail.set(verdict.rail, { ...(isSterner ? verdict : known), latencyUs });
}

// A result deeper than this was not made by our tools.
const MAX_DEPTH = 32;

/** Every string of a value, keys of objects among them. */
export function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, depth + 1));
  return Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item, depth + 1)]);
}

/** The value with every string changed; what is nested too deep is withheld. */
export function withTexts(value: unknown, change: (text: string) => string, depth = 0): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return WITHHELD;
  if (Array.isArray(value)) return value.map((item) => withTexts(item, change, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [change(key), withTexts(item, change, depth + 1)]),
  );
}
