import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Approval,
  type ApprovalAnswer,
  askApproval,
  canonicalJson,
  listOpenApprovals,
  takeAnswer,
} from './approvals.ts';
import { asCustomer } from './db/customer.ts';
import { testCustomer, testDatabase } from './db/fixture.ts';
import type { CustomerTx, Database } from './db/open.ts';

const asked = {
  tool: 'set_budget',
  args: { category: 'Groceries', monthCents: 40_000, currency: 'USD' },
  card: { title: 'Set a budget', lines: [{ label: 'Category', value: 'Groceries' }] },
};

let db: Database;
let customerId: string;
let conversationId: string;

const conversationOf = async (userId: string) => {
  const id = randomUUID();
  await db.owner.execute(sql`insert into ledger.conversations (id, user_id, title) values (${id}, ${userId}, 'x')`);
  return id;
};
const mine = <T>(work: (tx: CustomerTx) => Promise<T>) => asCustomer(db, customerId, work);
const ask = (lifetimeMs?: number) =>
  mine((tx) => askApproval(tx, db, { ...asked, customerId, conversationId }, lifetimeMs));
const take = (answer: ApprovalAnswer, as = customerId, where = conversationId) =>
  asCustomer(db, as, (tx) => takeAnswer(tx, db, { customerId: as, conversationId: where, answer }));
const yes = ({ interruptId, token }: Approval): ApprovalAnswer => ({ interruptId, token, isApproved: true });
const statusOf = async ({ interruptId }: Approval) => {
  const { rows } = await db.owner.execute<{ status: string }>(
    sql`select status from ledger.approvals where id = ${interruptId}`,
  );
  return rows[0]?.status;
};

beforeAll(async () => {
  db = await testDatabase();
  customerId = await testCustomer(db);
  conversationId = await conversationOf(customerId);
});
afterAll(() => db.close());

describe('an approval', () => {
  it('is taken once, and gives back what was asked', async () => {
    const approval = await ask();
    expect(await take(yes(approval))).toMatchObject(asked);
    expect(await statusOf(approval)).toBe('approved');
    await expect(take(yes(approval))).rejects.toMatchObject({ code: 'APPROVAL_USED' });
    await expect(take({ ...yes(approval), isApproved: false })).rejects.toMatchObject({ code: 'APPROVAL_USED' });
  });

  it('may name the tool and arguments it is for, in any order of keys', async () => {
    const approval = await ask();
    const { category, monthCents, currency } = asked.args;
    const answer = { ...yes(approval), tool: 'set_budget', args: { monthCents, currency, category } };
    expect(await take(answer)).toMatchObject({ tool: 'set_budget' });
  });

  it('waits ten minutes', async () => {
    const { expiresAt } = await ask();
    expect((Date.parse(expiresAt) - Date.now()) / 1000).toBeGreaterThan(590);
    expect((Date.parse(expiresAt) - Date.now()) / 1000).toBeLessThanOrEqual(601);
  });

  it.each<[string, Partial<ApprovalAnswer>]>([
    ['other arguments', { args: { ...asked.args, monthCents: 40_001 } }],
    ['fewer arguments', { args: { category: 'Groceries', monthCents: 40_000 } }],
    ['null for arguments', { args: null }],
    ['another tool', { tool: 'set_goal' }],
    ['no token', { token: '' }],
    ['a cut token', { token: 'abc' }],
  ])('with %s is refused and stays open', async (_, change) => {
    const approval = await ask();
    await expect(take({ ...yes(approval), ...change })).rejects.toMatchObject({ code: 'APPROVAL_INVALID' });
    expect(await statusOf(approval)).toBe('open');
  });

  it('with one letter of its token changed is refused, whichever letter', async () => {
    const approval = await ask();
    const { token } = approval;
    expect(token.length).toBeGreaterThanOrEqual(43);
    // The last letter of 43 holds four bits only: two letters may mean the same bytes, so letters are what is compared.
    for (let at = 0; at < token.length; at += 1) {
      const altered = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      await expect(take({ ...yes(approval), token: altered })).rejects.toMatchObject({ code: 'APPROVAL_INVALID' });
    }
    expect(await statusOf(approval)).toBe('open');
  });

  it('does not fit another question, even about the same', async () => {
    const [first, second] = [await ask(), await ask()];
    await expect(take({ ...yes(first), token: second.token })).rejects.toMatchObject({ code: 'APPROVAL_INVALID' });
  });

  it('is refused after its time, also with a later one written into the table', async () => {
    const late = await ask(-1_000);
    await expect(take(yes(late))).rejects.toMatchObject({ code: 'APPROVAL_EXPIRED' });
    await db.owner.execute(
      sql`update ledger.approvals set expires_at = now() + interval '1 hour' where id = ${late.interruptId}`,
    );
    await expect(take(yes(late))).rejects.toMatchObject({ code: 'APPROVAL_INVALID' });
    expect(await statusOf(late)).toBe('open');
  });

  it('is refused when the stored arguments were changed since', async () => {
    const approval = await ask();
    await db.owner.execute(
      sql`update ledger.approvals set args = args || '{"monthCents": 90000}' where id = ${approval.interruptId}`,
    );
    await expect(take(yes(approval))).rejects.toMatchObject({ code: 'APPROVAL_INVALID' });
  });

  it("is nobody else's, and of no other conversation", async () => {
    const approval = await ask();
    const other = await testCustomer(db);
    const theirs = await conversationOf(other);
    await expect(take(yes(approval), other, theirs)).rejects.toMatchObject({ code: 'APPROVAL_INVALID' });
    await expect(take(yes(approval), other, conversationId)).rejects.toMatchObject({ code: 'APPROVAL_INVALID' });
    const second = await conversationOf(customerId);
    await expect(take(yes(approval), customerId, second)).rejects.toMatchObject({ code: 'APPROVAL_INVALID' });
    const no = { interruptId: approval.interruptId, isApproved: false };
    await expect(take(no, other, theirs)).rejects.toMatchObject({ code: 'APPROVAL_INVALID' });
    await expect(take(no, customerId, second)).rejects.toMatchObject({ code: 'APPROVAL_INVALID' });
    expect(await statusOf(approval)).toBe('open');
  });

  it('can be declined without a token, also late', async () => {
    const [approval, late] = [await ask(), await ask(-1_000)];
    for (const { interruptId } of [approval, late]) await take({ interruptId, isApproved: false });
    expect([await statusOf(approval), await statusOf(late)]).toEqual(['declined', 'declined']);
    await expect(take(yes(approval))).rejects.toMatchObject({ code: 'APPROVAL_USED' });
  });

  it.each(['', 'nonsense', "' or true --", randomUUID()])(
    'to a question that was not asked (%j) is refused',
    async (id) => {
      await expect(take({ interruptId: id, isApproved: true, token: 'x' })).rejects.toMatchObject({
        code: 'APPROVAL_INVALID',
      });
    },
  );

  it('is open again when the write it was for fails', async () => {
    const approval = await ask();
    const answer = yes(approval);
    await expect(
      mine(async (tx) => {
        await takeAnswer(tx, db, { customerId, conversationId, answer });
        throw new Error('the write failed');
      }),
    ).rejects.toThrow('the write failed');
    expect(await statusOf(approval)).toBe('open');
  });

  it('is taken by one of two who answer at once', async () => {
    const approval = await ask();
    const taken = await Promise.allSettled([take(yes(approval)), take(yes(approval))]);
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('questions that wait', () => {
  /** A turn that ended with these questions, or failed after asking them. */
  const endTurn = async (approvals: Approval[], status = 'finished', where = conversationId) => {
    const runId = randomUUID();
    const interrupts = approvals.map(({ interruptId }) => ({ id: interruptId }));
    const end = status === 'finished' ? { type: 'RUN_FINISHED', outcome: { type: 'interrupt', interrupts } } : {};
    await db.owner.execute(sql`
      insert into ledger.runs (user_id, id, conversation_id, input_hash, status, finished_at)
      values (${customerId}, ${runId}, ${where}, 'x', ${status}, now() + interval '1 second')`);
    await db.owner.execute(sql`
      insert into ledger.run_events (user_id, run_id, seq, event) values (${customerId}, ${runId}, 7, ${JSON.stringify(end)}::jsonb)`);
  };
  const waiting = (as = customerId, where = conversationId) =>
    asCustomer(db, as, (tx) => listOpenApprovals(tx, db, { customerId: as, conversationId: where }));
  beforeAll(async () => {
    conversationId = await conversationOf(customerId);
  });

  it('are found as they were asked, with a token that still counts, until they are answered', async () => {
    const [first, second] = [await ask(), await ask()];
    await endTurn([first, second]);
    expect(await waiting()).toEqual([first, second]);
    await take({ interruptId: second.interruptId, isApproved: false });
    const [found] = await waiting();
    expect(await take(yes(found ?? second))).toMatchObject(asked);
    expect(await waiting()).toEqual([]);
  });

  it('are gone after their time', async () => {
    await endTurn([await ask(-1_000)]);
    expect(await waiting()).toEqual([]);
  });

  it('are not those of a turn that failed, was stopped or has not ended: they were never shown', async () => {
    await endTurn([await ask()], 'failed');
    await endTurn([await ask()], 'stopped');
    await ask();
    await endTurn([]);
    expect(await waiting()).toEqual([]);
  });

  it("are nobody else's, and of no other conversation", async () => {
    await endTurn([await ask()]);
    expect(await waiting()).toHaveLength(1);
    expect(await waiting(await testCustomer(db))).toEqual([]);
    expect(await waiting(customerId, await conversationOf(customerId))).toEqual([]);
  });
});

describe('canonical JSON', () => {
  it('is one text for one value, at any depth', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
    expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }));
    expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
  });
});
