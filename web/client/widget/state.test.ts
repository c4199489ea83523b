import { describe, expect, it } from 'vitest';
import type { ApprovalView, CoachEvent } from '../../protocol/wire.ts';
import { apply, asked, type ChatState, emptyChat, plainMessage } from './state.ts';

const play = (state: ChatState, events: object[]) =>
  events.reduce<ChatState>((at, event) => apply(at, event as CoachEvent), state);
const said = (state: ChatState) => state.messages.map(({ role, text }) => [role, text]);
const reply = (messageId: string, delta: string) => [
  { type: 'TEXT_MESSAGE_START', messageId, role: 'assistant' },
  { type: 'TEXT_MESSAGE_CONTENT', messageId, delta },
  { type: 'TEXT_MESSAGE_END', messageId, metadata: { coach: { spans: [{ start: 0, end: 2, factId: 'f1' }] } } },
];
const question = { id: 'stored-1', role: 'user', content: 'How much?' };

describe('a reply that is taken back', () => {
  it('is gone, the question stands once, and only the new reply is read', () => {
    const shown = play(asked(emptyChat, 'run-1', 'How much?'), reply('m1', '$1 it was.'));
    const taken = play(shown, [{ type: 'MESSAGES_SNAPSHOT', messages: [question] }]);
    expect(said(taken)).toEqual([['customer', 'How much?']]);
    const done = play(taken, [
      ...reply('m2', '$2 it is.'),
      { type: 'RUN_FINISHED', threadId: 't', runId: 'run-1', outcome: { type: 'success' } },
    ]);
    expect(said(done)).toEqual([
      ['customer', 'How much?'],
      ['coach', '$2 it is.'],
    ]);
    expect(done.isRunning).toBe(false);
  });

  it('leaves earlier messages with their figures, and a person’s stays a person’s', () => {
    const earlier = play(
      { ...emptyChat, messages: [plainMessage('o1', 'operator', 'I looked into it.')] },
      reply('m0', '$5.'),
    );
    const shown = play(asked(earlier, 'run-1', 'How much?'), reply('m1', '$1 it was.'));
    const messages = [
      { id: 'o1', role: 'assistant', content: 'I looked into it.' },
      { id: 'm0', role: 'assistant', content: '$5.' },
      question,
    ];
    const taken = play(shown, [{ type: 'MESSAGES_SNAPSHOT', messages }]);
    expect(said(taken)).toEqual([
      ['operator', 'I looked into it.'],
      ['coach', '$5.'],
      ['customer', 'How much?'],
    ]);
    expect(taken.messages[1]?.spans).toHaveLength(1);
  });

  it('that was corrected reads as corrected, without the figures of before', () => {
    const shown = play(asked(emptyChat, 'run-1', 'How much?'), reply('m1', '$1 it was.'));
    const corrected = { id: 'm1', role: 'assistant', content: 'It was two dollars.' };
    const [, message] = play(shown, [{ type: 'MESSAGES_SNAPSHOT', messages: [question, corrected] }]).messages;
    expect(message).toMatchObject({ role: 'coach', text: 'It was two dollars.', spans: [] });
  });
});

describe('the end of a run', () => {
  it('says which coaches did not answer', () => {
    const unanswered = [{ model: 'anthropic:x', code: 'too-slow' }];
    const state = play(asked(emptyChat, 'run-1', 'How much?'), [
      ...reply('m1', '$1.'),
      { type: 'RUN_FINISHED', threadId: 't', runId: 'run-1', metadata: { coach: { model: 'fallback', unanswered } } },
    ]);
    expect(state.messages.at(-1)).toMatchObject({ model: 'fallback', unanswered });
  });

  it('shows a question once, also when it was restored already', () => {
    const approval: ApprovalView = {
      interruptId: 'i1',
      tool: 'set_budget',
      args: {},
      token: 't',
      card: { title: 'Set a monthly budget', lines: [] },
      expiresAt: '2026-06-15T12:00:00Z',
    };
    const interrupts = [{ id: 'i1', reason: 'approval', metadata: { coach: { approval } } }];
    const finished = { type: 'RUN_FINISHED', threadId: 't', runId: 'r', outcome: { type: 'interrupt', interrupts } };
    expect(play(emptyChat, [finished]).approvals).toEqual([approval]);
    expect(play({ ...emptyChat, approvals: [approval] }, [finished]).approvals).toEqual([approval]);
  });
});
