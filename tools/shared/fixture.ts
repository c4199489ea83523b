// Calls tools in tests the way a turn does, and reads back what they found.
import { randomUUID } from 'node:crypto';
import { inputHash, openRun } from '../../knowledge/conversations.ts';
import { asCustomer } from '../../knowledge/db/customer.ts';
import type { CustomerTx, Database } from '../../knowledge/db/open.ts';
import { createFactBook, type Fact } from '../../knowledge/fact.ts';
import { rememberFrom } from '../../knowledge/memories.ts';
import { type CallAnswer, callTool } from '../call.ts';
import { tools } from '../index.ts';

/** What a turn may have besides its customer. `approve` stands for the customer's approval of the calls. */
interface TurnOptions {
  today?: string;
  timeZone?: string;
  approve?: (tx: CustomerTx) => Promise<void>;
  conversation?: { id: string; traceId: string };
}

/** A turn of one customer: `call` runs a tool by name, `fact` finds a fact by its label, `rowsSum` adds up the rows behind it. */
export function turnOf(
  db: Database,
  customerId: string,
  { today = '2026-10-31', timeZone = 'America/New_York', approve, conversation }: TurnOptions = {},
) {
  const book = createFactBook(today);
  const fact = (label: string): Fact => {
    const found = book.facts.findLast((each) => each.label === label);
    if (!found) throw new Error(`no fact "${label}" among: ${book.facts.map((each) => each.label).join(' | ')}`);
    return found;
  };
  return {
    book,
    fact,
    labels: () => book.facts.map(({ label }) => label),
    byId: (id: string | undefined): Fact | undefined => book.facts.find((each) => each.id === id),
    rowsSum: (id: string) => book.rowsOf(id).reduce((sum, { amountCents = 0 }) => sum + amountCents, 0),
    call: (name: string, args: unknown): Promise<CallAnswer> =>
      callTool(
        tools,
        { id: 'call-1', name, args },
        {
          asCustomer: (work) => asCustomer(db, customerId, work),
          facts: book.for(name),
          today,
          timeZone,
          ...(approve && { approve }),
          ...(conversation && { conversation }),
          signal: new AbortController().signal,
        },
      ),
  };
}

/** Stores a customer's message, and what is remembered from it, as a turn does. */
export async function tellCoach(db: Database, customerId: string, text: string, today: string): Promise<void> {
  const [runId, conversationId] = [randomUUID(), randomUUID()];
  await asCustomer(db, customerId, async (tx) => {
    await openRun(tx, { id: runId, conversationId, hash: inputHash(conversationId, text), text });
    await rememberFrom(tx, { runId, text }, { today });
  });
}
