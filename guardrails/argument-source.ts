// Rail: every amount, rate and id in a call comes from the customer's words, the session or a typed field of an earlier result; never out of thin air or out of a note.
import { plainText } from '../knowledge/plain-text.ts';
import { pass, type RailContext, type ToolCallRail } from './rail.ts';
import { type Known, knownFigures } from './source/known.ts';

/** Blocks a call with an amount, rate or id that nothing the customer or a tool said gives. */
export const argumentSource: ToolCallRail = {
  name: 'argument-source',
  version: '1',
  stage: 'tool-call',
  check({ tool, args }, context) {
    // Arguments that are no object are for the tool to explain.
    if (context.isApproved || typeof args !== 'object') return pass;
    const found = leavesOf(args);
    if (found.length === 0) return pass;
    const known = knownFigures(context);
    const names = namesIn(context);
    const odd = found.find((leaf) =>
      typeof leaf.value === 'number' ? !isSourced(leaf.key, leaf.value, known) : !names.has(leaf.value),
    );
    if (!odd) return pass;
    return {
      action: 'block',
      code: 'argument-without-source',
      severity: 'medium',
      evidence: [tool, odd.key],
      hint:
        typeof odd.value === 'number'
          ? `Nothing that the customer or a tool said gives the number for "${odd.key}". Use numbers of theirs, or facts of this turn (calculate takes their ids); leave it out, or ask the customer for it.`
          : `Neither the customer nor a tool's own fields gave the number or address in "${odd.key}". Name it as the customer does.`,
    };
  },
};

interface Leaf {
  key: string;
  value: number | string;
}

/** Numbers that measure money or rates, and texts with a code, an id or an address in them. Lengths, limits and days are bounded by the tools. */
function leavesOf(value: unknown, key = '', depth = 0): Leaf[] {
  if (typeof value === 'number') return isMeasure(key) && value !== 0 ? [{ key, value }] : [];
  if (typeof value === 'string')
    return IS_QUESTION.has(key) ? [] : codesIn(value).map((code) => ({ key, value: code }));
  if (typeof value !== 'object' || value === null || depth > 8) return [];
  return Object.entries(value).flatMap(([name, item]) => leavesOf(item, Array.isArray(value) ? key : name, depth + 1));
}

/** What is looked up in articles and the glossary: "Form 1099" is a subject and nobody's id. */
const IS_QUESTION = new Set(['query', 'topic', 'term']);

const isMeasure = (key: string) => /(?:cents|pct|percent|count)$/i.test(key);

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FACT = /^f\d+$/;

/** Runs of four digits or more, as in account numbers, and addresses of mail and web. */
function codesIn(text: string): string[] {
  if (DAY.test(text) || FACT.test(text)) return [];
  const plain = plainText(text.slice(0, 2_000)).text.toLowerCase();
  return [
    ...(plain.match(/\d[\d -]{2,40}\d/g) ?? []).map(bare).filter((code) => code.length >= 4),
    ...(plain.match(/[^\s@]{1,64}@[^\s@]{1,64}|https?:\/\/\S{1,200}|www\.\S{1,200}/g) ?? []).map(bare),
  ];
}

const bare = (text: string) => text.replace(/[\s-]/g, '');

/** Says whether a code was said by the customer or stands in a typed field: an account's or merchant's name, a figure. A year is nobody's id. */
function namesIn({ customerText, earlier = [], names = [], facts }: RailContext): { has(code: string): boolean } {
  let all: string | undefined;
  const read = () => {
    const fields = facts.flatMap(({ entity = '', label, display }) => [entity, label, display]);
    all ??= bare(plainText([customerText, ...earlier, ...names, ...fields].join('\n')).text.toLowerCase());
    return all;
  };
  return { has: (code) => /^(?:19|20)\d\d$/.test(code) || read().includes(code) };
}

/** Banks round, and so do people: within one percent, or ten for a range around an amount. */
const CLOSE = 0.01;
const RANGE = 0.1;

function isSourced(key: string, value: number, known: Known): boolean {
  const size = Math.abs(value);
  if (/pct|percent/i.test(key)) return known.hasRate(size);
  if (/count$/i.test(key)) return known.hasCount(size);
  return known.hasCents(size, /^(?:min|max)/.test(key) ? RANGE : CLOSE);
}
