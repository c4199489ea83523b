// The doors for testers and tools: screen a message, a tool's result or a reply with the same code the turn runs.
import { type IsoDate, todayIn } from '../knowledge/calendar.ts';
import type { Fact } from '../knowledge/fact.ts';
import { rails } from './index.ts';
import type { Action, Passage, RailContext, Verdict } from './rail.ts';
import { releaseUnit } from './release.ts';
import { ORDER, runRails } from './run.ts';
import { screenTexts, textsIn, withTexts } from './screen-result.ts';
import { cutText, MAX_UNIT } from './sentences.ts';

/** What came of screening. `text` is empty for hold and block; `reply` is then what the customer would read. */
export interface Screened {
  action: Action;
  text: string;
  reply?: string;
  verdicts: Verdict[];
}

/** Whose message it is and what they wrote before, newest last. */
export interface Session {
  customerId: string;
  history?: string[];
}

/** What a reply may draw on. `today` is the newest as-of day of the facts when left out. */
export interface ReplySources {
  facts: Fact[];
  articles?: Passage[];
  customerText?: string;
  persona?: string;
  today?: IsoDate;
  /** Tools that changed something in this turn. */
  changed?: string[];
}

/** Shown in place of a reply that was held. */
const HELD_REPLY = 'I could not check my answer to that, so I am not showing it. Please try asking in another way.';

/** A reply longer than this was written by no coach; checking it would only take time. */
const MAX_REPLY = 50_000;

/** The context rails get when a caller leaves parts out: no consent, no words, no articles; today is the facts' newest day. */
export function defaultContext(known: Partial<RailContext> & { facts: Fact[] }): RailContext {
  const newest = known.facts
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1);
  return {
    ...known,
    facts: known.facts,
    today: known.today ?? newest ?? todayIn('UTC'),
    hasConsent: known.hasConsent ?? false,
    customerText: known.customerText ?? '',
    articles: known.articles ?? [],
    released: known.released ?? '',
    isFirstReply: known.isFirstReply ?? false,
    changed: known.changed ?? [],
  };
}

/** Screens a customer's message, knowing what they wrote before. */
export async function screenInput(text: string, session?: Session): Promise<Screened> {
  const { decisive, ...screened } = runRails(
    'input',
    rails,
    { text },
    defaultContext({ facts: [], customerText: text, wroteBefore: session?.history }),
  );
  return screened;
}

/** Screens what a tool gave back: every string of it, wherever it stands. `result` is the same with what was redacted. */
export async function screenToolResult({
  tool,
  result,
}: {
  tool: string;
  result: unknown;
}): Promise<Screened & { result: unknown }> {
  const { action, reply, verdicts, clean } = screenTexts(textsIn(result), {
    tool,
    rails,
    context: defaultContext({ facts: [] }),
  });
  const screened = withTexts(result, clean);
  const text = typeof screened === 'string' ? screened : (JSON.stringify(screened) ?? '');
  return { action, text, ...(reply !== undefined && { reply }), verdicts, result: screened };
}

const rank = (action: Action) => ORDER.indexOf(action);

/** Screens a whole reply: each sentence as the gate does, then the reply as a whole. References may stand for facts. */
export async function screenReply(text: string, sources: ReplySources): Promise<Screened> {
  const known = {
    facts: sources.facts,
    articles: sources.articles,
    customerText: sources.customerText,
    today: sources.today,
    changed: sources.changed,
  };
  const verdicts: Verdict[] = [];
  let released = '';
  let action: Action = 'allow';
  if (text.length > MAX_REPLY) return { action: 'hold', text: '', reply: HELD_REPLY, verdicts };
  for (const unit of cutText(text)) {
    const context = { ...defaultContext(known), released };
    const piece = releaseUnit(unit.slice(0, MAX_UNIT + 1), rails, context);
    verdicts.push(...piece.verdicts);
    if (unit.length > MAX_UNIT || 'held' in piece) return { action: 'hold', text: '', reply: HELD_REPLY, verdicts };
    released += piece.released;
    for (const verdict of piece.verdicts) if (rank(verdict.action) > rank(action)) action = verdict.action;
  }
  const whole = runRails('answer', rails, { text: released }, { ...defaultContext(known), released });
  verdicts.push(...whole.verdicts);
  return { action: rank(whole.action) > rank(action) ? whole.action : action, text: whole.text, verdicts };
}
