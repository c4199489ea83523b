// Bills to come: what, when and how much, what is late, on its way or paid, and a total that adds up.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount, addRows, type RowDraft } from '../knowledge/ledger/fixture.ts';
import type { BillsData } from './get-bills.ts';
import { turnOf } from './shared/fixture.ts';

const RENT = 'RENT_AND_UTILITIES_RENT';
const MONTHS = ['05', '06', '07', '08', '09', '10'];
const monthly = (day: string, cents: number, merchant: string, code: string, months = MONTHS): RowDraft[] =>
  months.map((month) => ({ on: `2026-${month}-${day}`, cents, merchant, code }));

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

interface Card {
  owed?: number;
  minimum: number | null;
  due: string | null;
  isOverdue?: boolean | null;
  paid?: [cents: number, on: string];
  statementOn?: string;
}

async function bills(
  rows: RowDraft[],
  { card, args = {}, today = '2026-10-31' }: { card?: Card; args?: object; today?: string } = {},
) {
  const user = await testCustomer(db);
  const checking = await addAccount(db, user, { currentCents: 100_000 });
  if (rows.length) await addRows(db, user, checking, rows);
  if (card) {
    const { owed = 120_000, minimum, due, isOverdue = false, paid = [null, null], statementOn = '2026-10-20' } = card;
    const id = await addAccount(db, user, { name: 'Visa', type: 'credit', subtype: 'credit card', currentCents: owed });
    await db.owner.execute(sql`
      insert into ledger.liabilities (user_id, account_id, kind, is_overdue, last_payment_cents, last_payment_on, last_statement_on,
        minimum_payment_cents, next_due_on)
      values (${user}, ${id}, 'credit', ${isOverdue}, ${paid[0]}, ${paid[1]}, ${statementOn}, ${minimum}, ${due})`);
  }
  const turn = turnOf(db, user, { today });
  const answer = await turn.call('get_bills', args);
  const data = answer.data as BillsData;
  const due = () =>
    data.due.map(({ name, state, amount, day }) => [name, state, turn.byId(amount)?.value, turn.byId(day)?.value]);
  return { turn, answer, data, due };
}

const rent = monthly('02', 120_000, 'Oak Street Homes', RENT);
const netflix = monthly('12', 1_799, 'Netflix', 'ENTERTAINMENT_TV_AND_MOVIES');

describe('what is due', () => {
  test('is listed soonest first with a total of its own rows', async () => {
    const { turn, data, due } = await bills([...rent, ...netflix], { card: { minimum: 3_500, due: '2026-11-15' } });
    expect(due()).toEqual([
      ['Oak Street Homes', 'upcoming', 120_000, '2026-11-02'],
      ['Netflix', 'upcoming', 1_799, '2026-11-12'],
      ['Visa', 'upcoming', 3_500, '2026-11-15'],
    ]);
    expect(turn.byId(data.totals[0])).toMatchObject({
      value: 125_299,
      receipt: { op: 'sum' },
      period: { from: '2026-10-31', to: '2026-11-30' },
    });
    expect(turn.byId(data.count)?.value).toBe(3);
    expect(data.paid.map(({ name }) => name)).toEqual(['Netflix', 'Oak Street Homes']);
  });

  test('in fewer days is less, and in two months comes twice', async () => {
    expect((await bills([...rent, ...netflix], { args: { days: 5 } })).due().map(([name]) => name)).toEqual([
      'Oak Street Homes',
    ]);
    const twice = (await bills(rent, { args: { days: 62 } })).due();
    expect(twice.map(([, , , day]) => day)).toEqual(['2026-11-02', '2026-12-02']);
  });

  test('at the end of the month stays there', async () => {
    const rows = ['2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30'].map((on) => ({
      on,
      cents: 50_000,
      merchant: 'Oak Street Homes',
      code: RENT,
    }));
    const { due } = await bills(rows, { today: '2026-10-05' });
    expect(due()).toEqual([['Oak Street Homes', 'upcoming', 50_000, '2026-10-31']]);
  });

  test('and was not seen is late, or on its way when a charge is pending', async () => {
    const until = monthly('02', 120_000, 'Oak Street Homes', RENT, MONTHS.slice(0, 5));
    const others = monthly('04', 1_799, 'Netflix', 'ENTERTAINMENT_TV_AND_MOVIES');
    const late = await bills([...until, ...others], { today: '2026-10-05' });
    expect(late.due()[0]).toEqual(['Oak Street Homes', 'late', 120_000, '2026-10-02']);
    expect(late.answer.text).toContain('no payment was seen');
    const pending = { on: '2026-10-03', cents: 120_000, merchant: 'Oak Street Homes', code: RENT, isPending: true };
    const onItsWay = await bills([...until, ...others, pending], { today: '2026-10-05' });
    expect(onItsWay.due()[0]?.[1]).toBe('pending');
    expect(onItsWay.turn.rowsSum(onItsWay.data.totals[0] ?? '')).toBe(
      Number(late.turn.byId(late.data.totals[0])?.value) - 120_000,
    );
    expect(onItsWay.answer.text).toContain('which are not in the total');
  });
});

describe('a card', () => {
  test.each<[string, Card, unknown[], string[]]>([
    [
      'paid since its statement is paid',
      { minimum: 3_500, due: '2026-11-15', paid: [5_000, '2026-10-25'] },
      [],
      ['Visa'],
    ],
    [
      'paid before its statement is not',
      { minimum: 3_500, due: '2026-11-15', paid: [5_000, '2026-10-15'] },
      [['Visa', 'upcoming', 3_500, '2026-11-15']],
      [],
    ],
    [
      'paid too little is not',
      { minimum: 3_500, due: '2026-11-15', paid: [100, '2026-10-25'] },
      [['Visa', 'upcoming', 3_500, '2026-11-15']],
      [],
    ],
    [
      'overdue is late',
      { minimum: 3_500, due: '2026-10-20', isOverdue: true },
      [['Visa', 'late', 3_500, '2026-10-20']],
      [],
    ],
    ['due today is due today', { minimum: 3_500, due: '2026-10-31' }, [['Visa', 'today', 3_500, '2026-10-31']], []],
    [
      'that owes less than the minimum asks for that',
      { owed: 900, minimum: 3_500, due: '2026-11-15' },
      [['Visa', 'upcoming', 900, '2026-11-15']],
      [],
    ],
    ['that owes nothing asks for nothing', { owed: 0, minimum: 0, due: '2026-11-15' }, [], []],
    [
      'without a minimum has a day and no amount',
      { minimum: null, due: '2026-11-15' },
      [['Visa', 'upcoming', undefined, '2026-11-15']],
      [],
    ],
    ['due after these days waits', { minimum: 3_500, due: '2026-12-15' }, [], []],
  ])('%s', async (_, card, expected, paid) => {
    const { due, data } = await bills(rent.slice(0, 1), { card });
    expect(due()).toEqual(expected);
    expect(data.paid.map(({ name }) => name)).toEqual(paid);
  });

  test('whose day has passed without word is not said to be paid or late', async () => {
    const { data, answer } = await bills(rent, { card: { minimum: 3_500, due: '2026-10-10' } });
    expect(data.unsure).toEqual(['Visa']);
    expect(answer.text).toContain('has passed and the bank has not said');
  });
});

describe('nothing found', () => {
  test.each<[string, RowDraft[], string]>([
    ['without data is unknown', [], 'no-data'],
    [
      'in a few days of data is unknown',
      [
        { on: '2026-10-20', cents: 1, merchant: 'Aldi', code: RENT },
        { on: '2026-10-30', cents: 2, merchant: 'Lidl', code: RENT },
      ],
      'too-short',
    ],
    ['in old data is unknown', [{ on: '2026-01-20', cents: 1, merchant: 'Aldi', code: RENT }], 'stale'],
  ])('%s, not zero', async (_, rows, reason) => {
    const { data, answer } = await bills(rows);
    expect(data).toMatchObject({ status: 'unknown', reason, totals: [] });
    expect(answer.facts.filter(({ unit }) => unit === 'cents')).toEqual([]);
  });
});

describe('a wrong argument gets a hint', () => {
  test.each<[object, string]>([
    [{ days: 0 }, '1'],
    [{ days: 63 }, '62'],
    [{ days: 7.5 }, 'int'],
    [{ day: 7 }, 'did you mean "days"'],
  ])('%j', async (args, hint) => {
    expect((await bills([], { args })).answer).toMatchObject({ ok: false, text: expect.stringContaining(hint) });
  });
});
