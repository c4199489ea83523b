// The two ways to customers' rows: as the customer, who sees their own, or as an operator, who leaves an audit row first.
import { sql } from 'drizzle-orm';
import { type CustomerTx, customerTransaction, type Database, type OperatorTx, ownerTransaction } from './open.ts';
import { uuid } from './setting.ts';

/** Who looks, at what, and why. `userId` is the customer concerned, if it is one. */
export interface OperatorAction {
  operatorId: string;
  action: string;
  subject: string;
  userId?: string;
  reason?: string;
}

/**
 * Runs `work` in a transaction that sees this customer's rows only; commits when it returns, rolls back when it throws.
 * Throws CoachError OVERLOADED after 5 s without a free connection, INTERNAL when a transaction is already open here.
 * Keep it short: no model call, network call or `yield` inside (the embedded database has one connection).
 */
export function asCustomer<T>(db: Database, customerId: string, work: (tx: CustomerTx) => Promise<T>): Promise<T> {
  return db[customerTransaction](customerId, (tx) => work(tx as CustomerTx));
}

/** Runs `work` as the owner, after writing who does it and why in the same transaction: no audit row, no look. */
export function asOperator<T>(db: Database, action: OperatorAction, work: (tx: OperatorTx) => Promise<T>): Promise<T> {
  const { operatorId, userId, subject, reason = '' } = action;
  return db[ownerTransaction](async (tx) => {
    await tx.execute(sql`
      INSERT INTO ledger.operator_actions (operator_id, user_id, action, subject, reason)
      VALUES (${uuid(operatorId)}, ${userId === undefined ? null : uuid(userId)}, ${action.action}, ${subject}, ${reason})`);
    return work(tx as OperatorTx);
  });
}
