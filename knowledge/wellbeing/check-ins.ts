// A customer's check-ins on the CFPB Financial Well-Being Scale: taking one, and how the score moved.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { IsoDate } from '../calendar.ts';
import type { CustomerTx } from '../db/open.ts';
import { readInput } from '../input.ts';
import { type Answers, score } from './score.ts';
import { type AgeGroup, ageGroups, type Method, methods } from './score-table.ts';

/** A check-in as it is kept. */
export interface CheckIn {
  id: string;
  takenOn: IsoDate;
  score: number;
  ageGroup: AgeGroup;
  method: Method;
  answers: Answers;
}

/** Check-ins, the newest first, and how the newest score compares with the one before; null with fewer than two. */
export interface CheckIns {
  checkIns: CheckIn[];
  change: number | null;
}

/** A check-in as it is sent: an answer's id by each statement's. `method` is `read-self` unless said. */
export const checkInInput = z.strictObject({
  answers: z.record(z.string().max(40), z.string().max(40)),
  age_group: z.enum(ageGroups),
  method: z.enum(methods).default('read-self'),
});

/** A weekly check-in for ten years is 520: more are not listed. */
const MOST_LISTED = 520;

/** Scores and keeps a check-in. Throws INVALID_INPUT that names each statement that is not answered. */
export async function takeCheckIn(
  tx: CustomerTx,
  input: z.input<typeof checkInInput>,
  { today }: { today: IsoDate },
): Promise<CheckIn> {
  const { answers, age_group: ageGroup, method } = readInput(checkInInput, input);
  const points = score(answers, { ageGroup, method });
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into api.wellbeing_checks (user_id, taken_on, score, age_group, method, answers)
    values ((select api.customer()), ${today}, ${points}, ${ageGroup}, ${method}, ${JSON.stringify(answers)}::jsonb) returning id`);
  return { id: rows[0]?.id ?? '', takenOn: today, score: points, ageGroup, method, answers };
}

/** A customer's check-ins. */
export async function listCheckIns(tx: CustomerTx): Promise<CheckIns> {
  const { rows } = await tx.execute<{ [Key in keyof CheckIn]: CheckIn[Key] }>(sql`
    select id, taken_on::text as "takenOn", score, age_group as "ageGroup", method, answers
    from api.wellbeing_checks order by taken_on desc, created_at desc, id limit ${MOST_LISTED}`);
  const [latest, before] = rows;
  return { checkIns: rows, change: latest && before ? latest.score - before.score : null };
}
