import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Fact } from '../../knowledge/fact.ts';
import { openModel } from './index.ts';
import type { ModelEvent, ModelMessage, ModelRequest } from './model.ts';
import { readScript, type Script, scriptedModel } from './scripted.ts';

const context = { today: '2026-06-15', timeZone: 'UTC', accounts: [], merchants: [] };
const ask = (messages: ModelMessage[]): ModelRequest => ({ runId: 'r', system: '', messages, tools: [], context });
const question: ModelMessage = { role: 'customer', text: 'q' };

async function play(script: Script, messages: ModelMessage[]): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of scriptedModel(script).stream(ask(messages), new AbortController().signal))
    events.push(event);
  return events;
}

function answered(label: string, id: string): ModelMessage {
  const fact: Fact = {
    id,
    label,
    value: 1,
    unit: 'cents',
    display: '$0.01',
    asOf: '2026-06-15',
    source: { tool: 'get_spending' },
  };
  return {
    role: 'tools',
    answers: [{ callId: 'c', name: 'get_spending', text: '', ok: true, facts: [fact], citations: [] }],
  };
}

const script: Script = {
  turns: [
    { steps: [{ tools: [{ name: 'get_spending', args: { from: '2026-05-01' } }] }] },
    {
      steps: [
        { text: ['You spent {{$fact(get_spending,', 'groceries)}}', '{{$fact(get_spending,Groceries spending)}}'] },
      ],
    },
  ],
};

it('plays one entry per model call and starts again with every run', async () => {
  expect((await play(script, [question])).map(({ type }) => type)).toEqual(['tool', 'stop']);
  expect((await play(script, [question, { role: 'coach', text: 'old' }, question])).map(({ type }) => type)).toEqual([
    'tool',
    'stop',
  ]);
});

it('fills in the id of a fact and repeats its last entry when asked for more', async () => {
  const messages = [question, { role: 'coach', text: '' } as const, answered('Groceries spending', 'f7')];
  expect((await play(script, messages)).at(2)).toEqual({ type: 'text', text: '{{f7}}' });
  expect((await play(script, [...messages, { role: 'repair', text: 'again' }])).at(2)).toEqual({
    type: 'text',
    text: '{{f7}}',
  });
});

it('says what follows tools in one entry after the tools have answered', async () => {
  const both: Script = { turns: [{ steps: [{ tools: [{ name: 'a', args: {} }] }, { text: ['done'] }] }] };
  expect((await play(both, [question])).map(({ type }) => type)).toEqual(['tool', 'stop']);
  expect((await play(both, [question, answered('x', 'f1')])).at(0)).toEqual({ type: 'text', text: 'done' });
});

it('fails where the script says so, after the text before it', async () => {
  const cut: Script = { turns: [{ steps: [{ text: ['half'] }, { fail: 'cut' }] }] };
  await expect(play(cut, [question])).rejects.toThrow('cut');
});

it('is refused without COACH_TEST_MODELS, and for a file that is not a script', () => {
  expect(() => openModel({ coachModel: 'scripted:x.json', areTestModelsAllowed: false })).toThrow(/COACH_TEST_MODELS/);
  expect(() => openModel({ coachModel: 'nonsense', areTestModelsAllowed: true })).toThrow(/offline/);
  const file = join(mkdtempSync(join(tmpdir(), 'coach-script-')), 'script.json');
  writeFileSync(file, '{"turns":[{"steps":[{"say":"x"}]}]}');
  expect(() => readScript(file)).toThrow(/cannot be used/);
});
