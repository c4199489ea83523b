// The same questions over each provider's wire and offline: the reply, its figures and its look-ups must not differ, and a broken adapter must show.
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openModel } from '../../agent/models/index.ts';
import type { Model, ModelEvent, ModelRequest } from '../../agent/models/model.ts';
import { figures } from '../asserts/figures.ts';
import { openFamilies } from '../families.ts';
import coachProvider from '../provider.ts';
import { casesOf } from '../suite.ts';
import { wireNames } from './wire.ts';

const cases = casesOf(
  [
    {
      household: 'maya',
      ask: 'And what is my checking balance, then?',
      expect: { figures: [{ is: 'balance', account: 'checking' }] },
    },
    {
      household: 'leo',
      ask: 'Tell me about "café" — what went on rent in May?',
      expect: { figures: [{ is: 'spending', category: 'Rent', period: 'May' }] },
    },
    {
      household: 'priya',
      ask: 'Groceries in April, and coffee in May, how much each?',
      expect: {
        figures: [
          { is: 'spending', category: 'Groceries', period: 'April' },
          { is: 'spending', category: 'Coffee', period: 'May' },
        ],
      },
    },
    {
      household: 'maya',
      ask: ['Groceries in May?', 'Why is that different from April?'],
      expect: { figures: [{ is: 'change', category: 'Groceries', period: 'May', than: 'April' }] },
    },
    {
      household: 'dana',
      at: '2026-03-01T05:30:00Z',
      ask: 'Last month, groceries: how much?',
      expect: { figures: [{ is: 'spending', category: 'Groceries', period: 'last month' }] },
    },
    {
      household: 'maya',
      consent: false,
      ask: ['What did I spend in May?', 'What is a credit score?'],
      expect: { cites: true },
    },
  ],
  'wire.test.ts',
  { today: '2026-06-17', seed: 1 },
);

/** What the suite says when a figure is missing. */
const FIGURE = /is not in the reply/;

/** What the adapter under test does to a healthy one. */
let breakIt = (model: Model): Model => model;

// One database for all: the same customers ask offline and over a wire.
const shared = openFamilies();
const offline = coachProvider({}, { families: () => shared });
const lines = wireNames.map((wire) => {
  const open = (settings: Parameters<typeof openModel>[0]) => {
    const model = openModel(settings);
    return { ...model, stream: (...asked: Parameters<Model['stream']>) => breakIt(model).stream(...asked) };
  };
  return { wire, line: coachProvider({ config: { wire } }, { open, families: () => shared }) };
});

afterEach(() => {
  breakIt = (model) => model;
});
afterAll(() => Promise.all([offline, ...lines.map(({ line }) => line)].map((each) => each.cleanup())));

async function ask(provider: ReturnType<typeof coachProvider>, asked: (typeof cases)[number]) {
  const vars = { case: JSON.stringify(asked) };
  const providerResponse = await provider.callApi('', { vars });
  return { ...providerResponse, grade: figures(providerResponse.output, { vars, providerResponse }) };
}

describe.each(lines)('the $wire wire', ({ line }) => {
  it.each(cases)('answers as offline: $name', async (asked) => {
    const [here, there] = [await ask(offline, asked), await ask(line, asked)];
    expect(there.output).toBe(here.output);
    const { reply } = there.metadata;
    expect(reply.facts).toEqual(here.metadata.reply.facts);
    expect(reply.citations.map(({ articleId }) => articleId)).toEqual(
      here.metadata.reply.citations.map(({ articleId }) => articleId),
    );
    expect(reply.tools.map(untimed)).toEqual(here.metadata.reply.tools.map(untimed));
    expect(reply.error).toEqual(here.metadata.reply.error);
    expect(reply.model).toMatch(/^(anthropic|bedrock):/);
    expect(there.grade).toMatchObject({ pass: true });
  });

  it.each<[fault: string, why: RegExp, broken: typeof breakIt]>([
    [
      'drops the arguments of a call',
      FIGURE,
      hears((event) => (event.type === 'tool' ? [{ ...event, call: { ...event.call, args: {} } }] : [event])),
    ],
    ['loses a call', FIGURE, hears((event) => (event.type === 'tool' ? [] : [event]))],
    ['loses figures', FIGURE, hears((event) => (event.type === 'text' && event.text.includes('{{') ? [] : [event]))],
    [
      'loses what a tool said',
      /do not take turns|the tools are not/,
      says((message) => (message.role === 'tools' ? [] : [message])),
    ],
    [
      'cuts what a tool said',
      /not what the tool said/,
      says((message) =>
        message.role === 'tools'
          ? [{ ...message, answers: message.answers.map((each) => ({ ...each, text: each.text.slice(1) })) }]
          : [message],
      ),
    ],
    [
      'sends no prompt',
      /the prompt is not/,
      (model) => ({ ...model, stream: (request, signal) => model.stream({ ...request, system: 'x' }, signal) }),
    ],
  ])('fails an adapter that %s', async (_, why, broken) => {
    breakIt = broken;
    const [, asked] = cases;
    const said = await ask(line, asked as (typeof cases)[number]).then(
      ({ grade }) => (grade.pass ? 'passed' : grade.reason),
      (error: Error) => error.message,
    );
    expect(said).toMatch(why);
  });
});

const untimed = ({ name, args, ok }: { name: string; args: unknown; ok: boolean }) => ({ name, args, ok });

function hears(through: (event: ModelEvent) => ModelEvent[]) {
  return (model: Model): Model => ({
    ...model,
    async *stream(request, signal) {
      for await (const event of model.stream(request, signal)) yield* through(event);
    },
  });
}

function says(through: (message: ModelRequest['messages'][number]) => ModelRequest['messages']) {
  return (model: Model): Model => ({
    ...model,
    stream: (request, signal) => model.stream({ ...request, messages: request.messages.flatMap(through) }, signal),
  });
}
