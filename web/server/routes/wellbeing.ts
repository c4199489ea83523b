// The well-being check-in: its statements, a customer's scores, and taking it.
import { type Context, Hono } from 'hono';
import { hasConsent } from '../../../knowledge/consent.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import type { CustomerTx } from '../../../knowledge/db/open.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { getProfile } from '../../../knowledge/users.ts';
import { checkInInput, listCheckIns, takeCheckIn } from '../../../knowledge/wellbeing/check-ins.ts';
import { items } from '../../../knowledge/wellbeing/items.ts';
import { CAUTION, changeWords, meaningOf, usAverage } from '../../../knowledge/wellbeing/meaning.ts';
import { ageGroups, methods } from '../../../knowledge/wellbeing/score-table.ts';
import type { WellbeingScaleView, WellbeingView } from '../../protocol/rest.ts';
import { requireRole } from '../auth.ts';
import { type Env, type Services, todayFor } from '../context.ts';
import { ok, readBody } from '../respond.ts';

/** GET /wellbeing: the statements. GET /users/me/wellbeing: one's check-ins; POST takes one and answers the same with 201. */
export function wellbeingRoutes(services: Services): Hono<Env> {
  const { db, tokens } = services;
  const consumer = requireRole(tokens, 'consumer');
  const checkIns = (c: Context<Env>, work: (tx: CustomerTx, today: string) => Promise<unknown>) =>
    asCustomer(db, c.get('caller').id, async (tx): Promise<WellbeingView> => {
      const { timeZone } = await getProfile(tx);
      if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
      await work(tx, todayFor(services, timeZone));
      return viewOf(await listCheckIns(tx));
    });
  return new Hono<Env>()
    .get('/wellbeing', consumer, (c) => ok(c, scale))
    .get('/users/me/wellbeing', consumer, async (c) => ok(c, await checkIns(c, async () => {})))
    .post('/users/me/wellbeing', consumer, async (c) => {
      const input = await readBody(c, checkInInput);
      return ok(c, await checkIns(c, (tx, today) => takeCheckIn(tx, input, { today })), 201);
    });
}

const scale: WellbeingScaleView = {
  items: items.map(({ id, text, asked, choices }) => ({ id, text, asked, choices: [...choices] })),
  ageGroups: [...ageGroups],
  methods: [...methods],
  average: usAverage,
  caution: CAUTION,
};

function viewOf({ checkIns, change }: Awaited<ReturnType<typeof listCheckIns>>): WellbeingView {
  const [latest] = checkIns;
  const words = latest ? [meaningOf(latest.score), ...(change === null ? [] : [changeWords(change)])] : [];
  return { checkIns, change, words: words.join(' ') };
}
