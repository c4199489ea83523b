// The coach that needs no key and no network: it reads the question, asks the tools, and writes from their facts.
//
// How a caller signals what went before, all within one turn (after the last customer message):
// - nothing: the coach plans its look-ups; when their answers are there it writes the reply.
// - a last `repair` after its own look-ups: a sentence was held. It says the rest more plainly from the same answers, and leaves out
//   every sentence that stands in the repair's text (already read, or held).
// - a last `repair` without look-ups of its own: another model could not finish. A `coach` message before it is what was already
//   shown. The coach plans again from the question, opens with one bridging sentence and leaves out sentences already shown.
import type { Fact } from '../../../knowledge/fact.ts';
import type { Model, ModelEvent, ModelMessage, ModelRequest, ToolAnswer, ToolCall } from '../model.ts';
import type { Ask, Clarify } from './ask.ts';
import { compose } from './compose/compose.ts';
import { filled, pick, render, type Unit } from './compose/reply.ts';
import { type Plan, planAsk } from './plan.ts';
import { understand } from './understand.ts';

/** Earlier messages that a follow-up may lean on, through others that lean on them. */
const HISTORY = 8;
const OWN_CALL = 'offline-';
const SMALL_TALK = new Set(['greeting', 'thanks', 'help', 'identity']);

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
  const calls = callsOf(plans).filter(({ name }) => tools.length === 0 || tools.some((tool) => tool.name === name));
  const missing = calls.filter(({ id }) => !turn.answers.has(id));
  if (missing.length > 0 && tools.length > 0) {
    for (const call of missing) yield { type: 'tool', call };
    yield { type: 'stop', reason: 'tools' };
    return;
  }
  const { text, suggestions } = write(turn, plans, context.today);
  yield* speak(text, signal);
  yield { type: 'stop', reason: 'end', suggestions };
}

/** What the messages say about this turn. */
interface Turn {
  question: string;
  earlier: string[];
  answers: Map<string, ToolAnswer>;
  /** Text that must not be said again: already shown, or held. */
  said: string;
  isRepair: boolean;
  isHandover: boolean;
}

function readTurn(messages: readonly ModelMessage[]): Turn {
  const at = messages.findLastIndex(({ role }) => role === 'customer');
  const customers = messages
    .slice(0, Math.max(0, at))
    .flatMap((message) => (message.role === 'customer' ? [message.text] : []));
  const asked = messages[at];
  const tail = messages.slice(at + 1);
  const answers = new Map<string, ToolAnswer>();
  let said = '';
  let isRepair = false;
  let hasOwnCalls = false;
  let isHandover = false;
  for (const message of tail) {
    if (message.role === 'tools') for (const answer of message.answers) answers.set(answer.callId, answer);
    if (message.role === 'coach') {
      hasOwnCalls ||= (message.calls ?? []).some(({ id }) => id.startsWith(OWN_CALL));
      said += ` ${message.text}`;
    }
    if (message.role === 'repair') {
      isRepair ||= hasOwnCalls;
      isHandover ||= !hasOwnCalls;
      said += ` ${message.text}`;
    }
  }
  const isOwn = ([id]: [string, ToolAnswer]) => id.startsWith(OWN_CALL);
  return {
    question: asked?.role === 'customer' ? asked.text : '',
    earlier: customers.slice(-HISTORY),
    answers: new Map([...answers].filter(isOwn)),
    said: said.replace(/\s+/g, ' '),
    isRepair,
    isHandover,
  };
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

// Questions that need the same look-up share it.
function callsOf(plans: readonly Plan[]): ToolCall[] {
  const calls = new Map<string, ToolCall>();
  for (const { lookups } of plans) {
    for (const { name, args } of lookups) {
      const key = JSON.stringify([name, args]);
      if (!calls.has(key)) calls.set(key, { id: `${OWN_CALL}${calls.size + 1}`, name, args });
    }
  }
  return [...calls.values()];
}

function write(
  { question, answers, said, isRepair, isHandover }: Turn,
  plans: Plan[],
  today: string,
): { text: string; suggestions: string[] } {
  const facts = new Map<string, Fact>();
  for (const answer of answers.values()) for (const fact of answer.facts) facts.set(fact.id, fact);
  const calls = callsOf(plans);
  const answerOf = ({ lookups: [lookup] }: Plan) => {
    const call =
      lookup &&
      calls.find(({ name, args }) => name === lookup.name && JSON.stringify(args) === JSON.stringify(lookup.args));
    return call && answers.get(call.id);
  };
  const materials = plans.map((plan) => ({ plan, answer: answerOf(plan), facts, today, seed: question }));
  const { blocks, suggestions } = compose(materials, { isPlain: isRepair });
  const isNew = ({ text }: Unit) => !said.includes(filled(text, facts).replace(/\s+/g, ' ')) && !said.includes(text);
  const fresh = isRepair || isHandover ? blocks.map((units) => withoutOrphans(units.filter(isNew))) : blocks;
  const texts = fresh.filter((units) => units.length > 0).map(render);
  if (texts.length === 0)
    texts.push(isRepair ? 'That is all I can say for sure right now.' : 'You have already read what your records say.');
  else if (isHandover)
    texts[0] = `${pick(question, ['Here is what I can tell you from your records.', 'Let me answer that from your records.'])} ${texts[0]}`;
  const start = said.trim() && (isHandover || isRepair) ? '\n\n' : '';
  return { text: start + texts.join('\n\n'), suggestions };
}

// A line that opens a list whose items were all left out goes too.
function withoutOrphans(units: Unit[]): Unit[] {
  return units.filter((unit, index) => !(unit.text.endsWith(':') && !unit.isItem && !units[index + 1]?.isItem));
}

function askBack({ question, choices }: Clarify): Unit[] {
  return [{ text: question }, ...choices.map((choice) => ({ text: choice, isItem: true }))];
}

// A word at a time, so that a reader sees it arrive and the gate has something to do.
async function* speak(text: string, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  for (const [word] of text.matchAll(/\s*\S+|\s+$/g)) {
    signal.throwIfAborted();
    yield { type: 'text', text: word };
  }
}
