// What a customer used of providers' models in a day: added up in the database, so that a limit holds over restarts and servers.
import { sql } from 'drizzle-orm';
import type { IsoDate } from './calendar.ts';
import type { CustomerTx } from './db/open.ts';

/** Tokens of one call. `inputTokens` is all that was sent; what was read from or written to the provider's cache is part of it. */
export interface TokenCounts {
  inputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  outputTokens: number;
}

/** One call of a model and what it cost, in millionths of a US dollar (0 when the price is not known). */
export interface UsedModel extends TokenCounts {
  model: string;
  costMicroUsd: number;
}

/** What counts towards the limits of a day. */
export interface DayUsage {
  tokens: number;
  costMicroUsd: number;
}

/** The tokens of a call that count: what a provider reads from its cache does not, as in the providers' own rate limits. */
export function countedTokens({ inputTokens, cacheReadTokens, outputTokens }: TokenCounts): number {
  return inputTokens - cacheReadTokens + outputTokens;
}

/** What the customer has used on a day, all models together. */
export async function usageOn(tx: CustomerTx, day: IsoDate): Promise<DayUsage> {
  const { rows } = await tx.execute<{ tokens: string; cost: string }>(sql`
    select coalesce(sum(input_tokens - cache_read_tokens + output_tokens), 0) as tokens, coalesce(sum(cost_micro_usd), 0) as cost
    from api.model_usage where on_day = ${day}`);
  return { tokens: Number(rows[0]?.tokens ?? 0), costMicroUsd: Number(rows[0]?.cost ?? 0) };
}

/** Adds calls to the customer's day. */
export async function addUsage(tx: CustomerTx, day: IsoDate, calls: readonly UsedModel[]): Promise<void> {
  if (calls.length === 0) return;
  await tx.execute(sql`
    insert into api.model_usage as held (user_id, on_day, model, calls, input_tokens, cache_read_tokens, cache_write_tokens,
      output_tokens, cost_micro_usd)
    select (select api.customer()), ${day}::date, model, count(*), sum("inputTokens"), sum("cacheReadTokens"),
      sum("cacheWriteTokens"), sum("outputTokens"), sum("costMicroUsd")
    from jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) as c (model text, "inputTokens" bigint, "cacheReadTokens" bigint,
      "cacheWriteTokens" bigint, "outputTokens" bigint, "costMicroUsd" bigint)
    group by model
    on conflict (user_id, on_day, model) do update set calls = held.calls + excluded.calls,
      input_tokens = held.input_tokens + excluded.input_tokens,
      cache_read_tokens = held.cache_read_tokens + excluded.cache_read_tokens,
      cache_write_tokens = held.cache_write_tokens + excluded.cache_write_tokens,
      output_tokens = held.output_tokens + excluded.output_tokens,
      cost_micro_usd = held.cost_micro_usd + excluded.cost_micro_usd`);
}
