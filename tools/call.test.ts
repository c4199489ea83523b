// Every way a call can fail becomes words a model can act on, and nothing foreign leaks.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { isoDate } from '../knowledge/calendar.ts';
import { CoachError, ToolError } from '../knowledge/errors.ts';
import { createFactBook } from '../knowledge/fact.ts';
import { callTool, toolSpecs } from './call.ts';
import { defineTool, type Tool, type ToolContext } from './tool.ts';

const book = createFactBook('2026-10-31');

function context(signal = new AbortController().signal): ToolContext {
  const asCustomer = () => Promise.reject(new Error('not used here'));
  return { asCustomer, facts: book.for('echo'), today: '2026-10-31', timeZone: 'UTC', signal };
}

function toolThat(
  run: Tool['run'],
  input: z.ZodType = z.strictObject({ from: isoDate.optional(), limit: z.number().optional() }),
): Tool {
  return defineTool({ name: 'echo', description: 'Echo.', step: 'Echoing', reads: 'public', input, run });
}

const call = (tool: Tool, args: unknown, limits: { signal?: AbortSignal; timeLimitMs?: number } = {}) =>
  callTool(
    [tool],
    { id: 'c1', name: 'echo', args },
    { ...context(limits.signal), ...(limits.timeLimitMs && { timeLimitMs: limits.timeLimitMs }) },
  );

test('a result is passed on with its facts, citations and data', async () => {
  const tool = toolThat(async (_, { facts }) => {
    const fact = facts.add({ label: 'One', value: 1, unit: 'count' });
    return { text: 'f1: One = 1', facts: [fact], data: { one: fact.id } };
  });
  const answer = await call(tool, {});
  expect(answer).toMatchObject({
    callId: 'c1',
    name: 'echo',
    ok: true,
    text: 'f1: One = 1',
    citations: [],
    data: { one: 'f1' },
  });
  expect(answer.facts.map(({ label }) => label)).toEqual(['One']);
});

test('an unknown tool is answered with the names of the tools there are', async () => {
  const answer = await callTool(
    [toolThat(async () => ({ text: '', facts: [] }))],
    { id: 'c1', name: 'move_money', args: {} },
    context(),
  );
  expect(answer).toMatchObject({
    ok: false,
    facts: [],
    data: { error: 'There is no such tool.', hint: 'The tools are: echo.' },
  });
});

test.each([
  [{ from: '2026-02-30' }, 'from: must be a real date'],
  [{ limit: 'ten' }, 'limit: '],
  [{ customerId: 'someone-else' }, 'there is no argument "customerId"'],
  [{ form: '2026-02-03' }, 'there is no argument "form" (did you mean "from"?)'],
  ['from=2026', 'expected object'],
  [[1], 'expected object'],
])('wrong arguments %j are explained', async (args, words) => {
  const answer = await call(
    toolThat(async () => ({ text: 'ran', facts: [] })),
    args,
  );
  expect(answer.ok).toBe(false);
  expect(answer.text).toContain(words);
  expect(answer.text).toContain('echo takes: from, limit.');
});

test('blanks a model sends for what it leaves out are no arguments', async () => {
  const tool = toolThat(async (input) => ({ text: JSON.stringify(input), facts: [] }));
  expect(await call(tool, { from: null, limit: '' })).toMatchObject({ ok: true, text: '{}' });
  for (const none of [null, undefined]) expect(await call(tool, none)).toMatchObject({ ok: true, text: '{}' });
});

test("a tool's refusal is its error and its hint", async () => {
  const tool = toolThat(async () => {
    throw new ToolError('There is no category "x".', 'Try "Groceries".');
  });
  expect(await call(tool, {})).toMatchObject({
    ok: false,
    text: 'Error: There is no category "x".\nHint: Try "Groceries".',
  });
});

test.each([
  new Error('Failed query: select * where ssn = 123-45-6789'),
  'secret text',
  new CoachError('OVERLOADED', undefined, { cause: new Error('host db-7.internal') }),
])('no foreign message leaves with a failure', async (thrown) => {
  const answer = await call(
    toolThat(() => Promise.reject(thrown)),
    {},
  );
  expect(answer.ok).toBe(false);
  expect(JSON.stringify(answer)).not.toMatch(/ssn|secret|internal/);
  expect(answer.text).toMatch(/^Error: .+\nHint: .+/);
});

test('a tool that is too slow is given up, is told so, and can add no facts afterwards', async () => {
  let late: unknown;
  let wasAborted = false;
  let isDone: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    isDone = resolve;
  });
  const tool = toolThat(async (_, { facts, signal }) => {
    await new Promise((resolve) => setTimeout(resolve, 80));
    wasAborted = signal.aborted;
    try {
      facts.add({ label: 'Late', value: 1, unit: 'count' });
    } catch (error) {
      late = error;
    }
    isDone();
    return { text: 'late', facts: [] };
  });
  expect(await call(tool, {}, { timeLimitMs: 20 })).toMatchObject({
    ok: false,
    text: expect.stringContaining('took too long'),
  });
  await done;
  expect(late).toBeInstanceOf(ToolError);
  expect(wasAborted).toBe(true);
  expect(book.facts.some(({ label }) => label === 'Late')).toBe(false);
});

test('a stopped turn ends the call at once', async () => {
  const stop = new AbortController();
  const answer = call(
    toolThat(() => new Promise(() => {})),
    {},
    { signal: stop.signal },
  );
  stop.abort();
  expect(await answer).toMatchObject({ ok: false });
});

test('specs are JSON Schema that refuses other arguments', () => {
  const [spec] = toolSpecs([toolThat(async () => ({ text: '', facts: [] }))]);
  expect(spec).toMatchObject({
    name: 'echo',
    description: 'Echo.',
    input: { type: 'object', properties: { from: { type: 'string' } }, additionalProperties: false },
  });
});
