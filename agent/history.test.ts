import { expect, it } from 'vitest';
import type { StoredMessage } from '../knowledge/conversations.ts';
import { historyFor } from './history.ts';

const message = (role: StoredMessage['role'], text: string): StoredMessage => ({
  id: text,
  role,
  text,
  meta: {},
  feedback: null,
  runId: null,
  createdAt: '',
});

it('keeps the newest messages that fit, oldest first', () => {
  const messages = [
    message('customer', 'a'.repeat(30)),
    message('coach', 'b'),
    message('customer', 'c'),
    message('coach', 'd'),
  ];
  expect(historyFor(messages, 4).map(({ role }) => role)).toEqual(['customer', 'coach']);
  expect(historyFor(messages, 100)).toHaveLength(4);
});

it('never starts with a reply whose question was cut away', () => {
  expect(historyFor([message('coach', 'b'), message('customer', 'c')])).toEqual([{ role: 'customer', text: 'c' }]);
  expect(historyFor([message('coach', 'b')])).toEqual([]);
});
