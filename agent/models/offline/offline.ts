// The coach that needs no key and no network: it reads the question, asks the tools, and writes from their facts.
//
// How a caller signals what went before, all within one turn (after the last customer message):
// - nothing: the coach plans its look-ups; when their answers are there it writes the reply.
// - a last `repair` after its own look-ups: a sentence was held. It says the rest more plainly from the same answers, and leaves out
//   every sentence that stands in the repair's text (already read, or held).
// - a last `repair` without look-ups of its own: another model could not finish. A `coach` message before it is what was already
//   shown. The coach plans again from the question, opens with one bridging sentence and leaves out sentences already shown.
import type { Model, ModelEvent, ModelRequest } from '../model.ts';
import type { Ask, Clarify } from './ask.ts';
import { passingUnits } from './check.ts';
import { pick, render, say, type Unit } from './compose/reply.ts';
import { callsOf, type Draft, draftReply } from './draft.ts';
import { planAsk } from './plan.ts';
import { readTurn, type Turn } from './turn.ts';
import { understand } from './understand.ts';

const SMALL_TALK = new Set(['greeting', 'thanks', 'help', 'identity']);
const NOTHING_LEFT = 'That is all I can say for sure right now.';
const ALREADY_READ = 'You have already read what your records say.';
const BRIDGES = ['Here is what I can tell you from your records.', 'Let me answer that from your records.'] as const;

/** The offline coach. Deterministic: the same messages give the same answer. */
export function offlineModel(): Model {
  return { name: 'offline', stream };
}

async function* stream({ messages, tools, context }: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  signal.throwIfAborted();
  const turn = readTurn(messages);
  const known = {
    today: context.today,
    timeZone: context.timeZone,
    accounts: context.accounts,
    merchants: context.merchants,
  };
  const { asks, clarify } = understand(turn.question, { ...known, previous: previousAsks(turn.earlier, known) });
  if (clarify) {
    yield* speak(render(askBack(clarify)), signal);
    yield { type: 'stop', reason: 'end', suggestions: clarify.choices.slice(0, 3) };
    return;
  }
  const plans = asks.map((ask) => planAsk(ask, context.today));
  const missing = callsOf(plans, turn.answers).filter(
    ({ id, name }) => !turn.answers.has(id) && tools.some((tool) => tool.name === name),
  );
  if (missing.length > 0) {
    for (const call of missing) yield { type: 'tool', call };
    yield { type: 'stop', reason: 'tools' };
    return;
  }
  const draft = draftReply(turn, plans, context.today);
  yield* speak(await finish(turn, draft, context.today), signal);
  yield { type: 'stop', reason: 'end', suggestions: draft.suggestions };
}

// Each earlier message is read with what went before it; small talk does not change the subject.
function previousAsks(earlier: readonly string[], known: Parameters<typeof understand>[1]): Ask[] {
  let previous: Ask[] = [];
  for (const text of earlier) {
    const { asks } = understand(text, { ...known, previous });
    if (asks.some(({ intent }) => !SMALL_TALK.has(intent))) previous = asks;
  }
  return previous;
}

// The draft as text, without what the gate would hold.
async function finish(turn: Turn, { blocks, facts, articles }: Draft, today: string): Promise<string> {
  const isContinued = turn.shown.trim() !== '' || turn.isRepair;
  const bridge = turn.isHandover && blocks.some((units) => units.length > 0) ? [say(pick(turn.question, BRIDGES))] : [];
  const texts: string[] = [];
  let shown = turn.shown;
  for (const units of blocks) {
    const opened = texts.length === 0 ? [...bridge, ...units] : units;
    const checked = await passingUnits(opened, {
      facts,
      articles,
      today,
      question: turn.question,
      shown: shown && `${shown}\n\n`,
    });
    const kept = withoutOrphans(checked.kept);
    if (kept.length === 0) continue;
    texts.push(render(kept));
    shown = checked.shown;
  }
  if (texts.length === 0 || (texts.length === 1 && texts[0] === bridge[0]?.text)) {
    texts.splice(0, texts.length, turn.isHandover && turn.shown ? ALREADY_READ : NOTHING_LEFT);
  }
  return `${isContinued ? '\n\n' : ''}${texts.join('\n\n')}`;
}

// A line that opens a list whose items were all left out goes too.
function withoutOrphans(units: Unit[]): Unit[] {
  return units.filter((unit, index) => !(unit.text.endsWith(':') && !unit.isItem && !units[index + 1]?.isItem));
}

function askBack({ question, choices }: Clarify): Unit[] {
  return [say(question), ...choices.map((choice) => ({ text: choice, isItem: true }))];
}

// A word at a time, so that a reader sees it arrive.
async function* speak(text: string, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  for (const [word] of text.matchAll(/\s*\S+|\s+$/g)) {
    signal.throwIfAborted();
    yield { type: 'text', text: word };
  }
}
