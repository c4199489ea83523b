import { EventType } from '@ag-ui/core';
import { expect, it } from 'vitest';
import type { LoggedEvent } from '../knowledge/conversations.ts';
import { openRunLog, step } from './events.ts';

it('a log that could not be stored keeps what was sent and forgets what was not, without a gap in its numbers', async () => {
  const stored: LoggedEvent[] = [];
  let isBroken = true;
  const log = openRunLog(5, async (events) => {
    if (isBroken) throw new Error('the database is away');
    stored.push(...events);
  });
  const said = (delta: string) => ({ type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm', delta }) as const;
  log.add(step('started', 'think'));
  await expect(log.save([said('lost')])).rejects.toThrow();
  isBroken = false;
  await log.save([said('shown')]);
  log.add(step('finished', 'think'));
  expect([...stored, ...log.take()]).toMatchObject([
    { seq: 5, event: { stepName: 'think' } },
    { seq: 6, event: { delta: 'shown' } },
    { seq: 7, event: { type: EventType.STEP_FINISHED } },
  ]);
  expect(log.take()).toEqual([]);
});
