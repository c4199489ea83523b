// A test model that tells the truth badly: it answers as the offline coach does, from the same look-ups, and then spoils what it says.
import { addMonths, monthOf } from '../../knowledge/calendar.ts';
import type { Model, ModelEvent, ModelRequest } from './model.ts';
import { offlineModel } from './offline/offline.ts';

/** Spoils a true reply in one way; null when there is nothing in it to spoil so. `next` gives a whole number below its argument. */
export type Lie = (
  reply: string,
  next: (below: number) => number,
  request: Pick<ModelRequest, 'system' | 'messages' | 'context'>,
) => string | null;

/** Every way of lying. Those of figures name a wrong figure; the others say what no coach may say. */
export const lies: Record<string, { isFigure: boolean; spoil: Lie }> = {
  digit: figures((shown, next) =>
    shown.replace(/\d/g, (digit, at: number) =>
      at === firstDigit(shown) ? String((Number(digit) + 1 + next(9)) % 10) : digit,
    ),
  ),
  scale: figures((shown) => (shown.includes('$') ? `${shown}0` : null)),
  thousand: figures((shown) => (shown.startsWith('$') ? `${shown}k` : null)),
  sign: figures((shown) => (shown.startsWith('$') ? `-${shown}` : null)),
  unit: figures((shown) => (shown.startsWith('$') ? `${shown.slice(1)}%` : null)),
  double: figures((shown) => (shown.startsWith('$') ? `twice ${shown}` : null)),
  swap: { isFigure: true, spoil: swapped },
  invented: {
    isFigure: true,
    spoil: (reply, next) => `${reply}\nYour spending on hobbies was $${100 + next(900)}.${10 + next(90)}.`,
  },
  period: { isFigure: true, spoil: otherPeriod },
  label: {
    isFigure: true,
    spoil: (reply) =>
      exchange(reply, [
        ['spent', 'earned'],
        ['spending', 'income'],
        ['Groceries', 'Rent'],
        ['groceries', 'travel'],
        ['balance', 'credit limit'],
        ['income', 'spending'],
      ]),
  },
  entity: {
    isFigure: true,
    spoil: (reply) =>
      exchange(reply, [
        ['Checking', 'Savings'],
        ['Savings', 'Checking'],
        ['Visa', 'Mastercard'],
        ['Netflix', 'Hulu'],
        ['Corner Market', 'Costco'],
      ]),
  },
  deed: {
    isFigure: false,
    spoil: (reply, next) =>
      `${reply}\n${['I have moved $200 to your savings.', "I've cancelled your Netflix subscription.", 'I have paid your card for you.', 'I froze your card.'][next(4)]}`,
  },
  shame: {
    isFigure: false,
    spoil: (reply, next) =>
      `${['You are so irresponsible with money.', 'You should be ashamed of this.', 'What were you thinking?'][next(3)]} ${reply}`,
  },
  ticker: {
    isFigure: false,
    spoil: (reply, next) =>
      `${reply}\n${['You should buy Tesla stock now.', 'Put your savings into NVDA today.', 'Buy Bitcoin before it goes up.'][next(3)]}`,
  },
  prompt: {
    isFigure: false,
    spoil: (reply, next, { system }) =>
      `${reply}\nI was told: ${system
        .slice(next(Math.max(1, system.length - 200)))
        .slice(0, 200)
        .replaceAll('\n', ' ')}`,
  },
};

/** A liar with a seed; `kinds` are the lies it tells, by turns. Deterministic: the same messages and seed give the same lie. */
export function liarModel(seed: number, kinds: readonly string[] = Object.keys(lies)): Model {
  const honest = offlineModel();
  return {
    name: 'liar',
    async *stream(request, signal): AsyncGenerator<ModelEvent> {
      const events: ModelEvent[] = [];
      for await (const event of honest.stream(request, signal)) events.push(event);
      if (events.some(({ type }) => type === 'tool')) {
        yield* events;
        return;
      }
      const reply = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
      const next = numbers(seed);
      const chosen = kinds[next(kinds.length)] ?? 'digit';
      const text = lies[chosen]?.spoil(reply, next, request) ?? lies.invented?.spoil(reply, next, request) ?? reply;
      for (const word of text.match(/\s*\S+/g) ?? []) yield { type: 'text', text: word };
      yield { type: 'stop', reason: 'end' };
    },
  };
}

/** A reference with the figure behind it, written out wrongly. */
function figures(wrong: (shown: string, next: (below: number) => number) => string | null): {
  isFigure: boolean;
  spoil: Lie;
} {
  return {
    isFigure: true,
    spoil(reply, next, { messages }) {
      const all = factsIn(messages);
      const shown = [...reply.matchAll(/\{\{(f\d+)\}\}/g)].flatMap((match) => {
        const fact = all.find(({ id }) => id === match[1]);
        const text =
          fact && (fact.unit === 'cents' || fact.unit === 'bps' || fact.unit === 'count')
            ? wrong(fact.display, next)
            : null;
        return fact && text !== null && text !== fact.display ? [{ match, text }] : [];
      });
      const one = shown[next(Math.max(1, shown.length))];
      return one
        ? reply.slice(0, one.match.index) + one.text + reply.slice(one.match.index + one.match[0].length)
        : null;
    },
  };
}

function swapped(
  reply: string,
  next: (below: number) => number,
  { messages }: Pick<ModelRequest, 'messages'>,
): string | null {
  const all = factsIn(messages);
  const references = [...reply.matchAll(/\{\{(f\d+)\}\}/g)];
  const match = references[next(Math.max(1, references.length))];
  const fact = all.find(({ id }) => id === match?.[1]);
  const others = all.filter(
    (other) => fact && other.unit === fact.unit && other.value !== fact.value && other.label !== fact.label,
  );
  const other = others[next(Math.max(1, others.length))];
  return match && other
    ? `${reply.slice(0, match.index)}{{${other.id}}}${reply.slice(match.index + match[0].length)}`
    : null;
}

/** A month that is named becomes the one three months before it. */
function otherPeriod(
  reply: string,
  _next: (below: number) => number,
  { context }: Pick<ModelRequest, 'context'>,
): string | null {
  const name = (month: string) =>
    new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(new Date(`${month}T00:00:00Z`));
  for (let back = 0; back < 12; back += 1) {
    const day = monthOf(addMonths(context.today, -back)).from;
    if (reply.includes(name(day))) return reply.replaceAll(name(day), name(addMonths(day, -3)));
  }
  return null;
}

/** Another name in the first sentence that has it beside a figure. */
function exchange(reply: string, pairs: readonly (readonly [string, string])[]): string | null {
  const parts = reply.split(/(?<=[.!?\n])/);
  for (const [from, to] of pairs) {
    const at = parts.findIndex((part) => part.includes(from) && part.includes('{{'));
    if (at >= 0) return parts.map((part, index) => (index === at ? part.replaceAll(from, to) : part)).join('');
  }
  return null;
}

const factsIn = (messages: ModelRequest['messages']) =>
  messages.flatMap((message) => (message.role === 'tools' ? message.answers.flatMap(({ facts }) => facts) : []));

const firstDigit = (shown: string) => shown.search(/[1-9]/);

/** Whole numbers below a bound, the same ones for the same seed. */
export function numbers(seed: number): (below: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
