// Which earlier messages the model sees: the newest that fit, released text only.
import type { StoredMessage } from '../knowledge/conversations.ts';
import type { ModelMessage } from './models/model.ts';
import type { Settled } from './turn.ts';

/** Room for earlier messages. Four characters are about one token of English. */
export const HISTORY_TOKENS = 4_000;
const CHARACTERS_PER_TOKEN = 4;

/** The newest earlier messages within `tokens`, oldest first, starting with a customer's message. */
export function historyFor(messages: StoredMessage[], tokens = HISTORY_TOKENS): ModelMessage[] {
  let room = tokens * CHARACTERS_PER_TOKEN;
  const kept: ModelMessage[] = [];
  for (const message of messages.toReversed()) {
    room -= message.text.length;
    if (room < 0) break;
    if (message.text)
      kept.unshift(...settledIn(message), {
        role: message.role === 'customer' ? 'customer' : 'coach',
        text: message.text,
      });
  }
  const first = kept.findIndex((message) => message.role === 'customer');
  return first === -1 ? [] : kept.slice(first);
}

/** What the customer approved or declined before this message, as the call it was and the tool's answer. */
function settledIn({ meta }: StoredMessage): ModelMessage[] {
  const settled = Array.isArray(meta.settled) ? (meta.settled as Settled[]) : [];
  if (settled.length === 0) return [];
  const calls = settled.map(({ id, name, args }) => ({ id, name, args }));
  const answers = settled.map(({ id, name, ok, text }) => ({ callId: id, name, ok, text, facts: [], citations: [] }));
  return [
    { role: 'coach', text: '', calls },
    { role: 'tools', answers },
  ];
}
