// Every signal against its table of cases: what it says, what it rests on, and that no signal and no reason is left out.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cards } from './cases/cards.fixture.ts';
import type { Case, Given, Tables } from './cases/case.fixture.ts';
import * as of from './cases/case.fixture.ts';
import { income } from './cases/income.fixture.ts';
import { savingsAndStress } from './cases/savings.fixture.ts';
import { spending } from './cases/spending.fixture.ts';
import { subscriptions } from './cases/subscriptions.fixture.ts';
import { snapshotOf } from './customer-data.ts';
import { computeSignals, signals } from './index.ts';
import type { SignalValue, Window } from './signal.ts';
import { windows } from './signal.ts';

const groups: Record<string, Tables> = { cards, subscriptions, income, savingsAndStress, spending };
const tables: Tables = Object.assign({}, ...Object.values(groups));

function all(given: Given): SignalValue[] {
  const { today = of.today, accounts = [of.account()], liabilities = [], transactions = of.groceries } = given;
  return computeSignals(snapshotOf({ today, accounts, liabilities, transactions }));
}

function read(signal: string, given: Given, window: Window = '180d'): SignalValue {
  const values = all(given).filter((each) => each.signal === signal && each.window === window);
  expect(values, signal).toHaveLength(1);
  return values[0] as SignalValue;
}

for (const [group, tablesOfGroup] of Object.entries(groups)) {
  describe.each(Object.entries(tablesOfGroup))(`${group}: %s`, (signal, cases) => {
    it.each(cases)('%s', (...[, given, expected, window]: Case) => {
      const { status, value, reason, evidence } = read(signal, given, window);
      if (typeof expected === 'number') expect({ status, value }).toEqual({ status: 'value', value: expected });
      else if (expected === 'absent') expect(status).toBe('not_present');
      else expect({ status, reason }).toEqual({ status: 'unknown', reason: expect.stringMatching(expected) });
      const { accounts = [of.account()], transactions = of.groceries } = given;
      const personal = new Set(accounts.filter(({ isBusiness }) => !isBusiness).map(({ id }) => id));
      const counted = transactions.filter((row) => personal.has(row.accountId) && !row.isPending);
      const known = new Set([...personal, ...counted.map(({ id }) => id)]);
      expect(evidence.filter((id) => !known.has(id))).toEqual([]);
      if (typeof expected === 'number' && expected !== 0) expect(evidence.length).toBeGreaterThan(0);
    });
  });
}

describe('the tables', () => {
  const sourceOf = (signal: string) =>
    readFileSync(new URL(`./${signal.replaceAll('_', '-')}.ts`, import.meta.url), 'utf8');

  it('have one for each signal in the list, with a value, an unknown, and nothing there where it can be', () => {
    expect(signals.length).toBeGreaterThanOrEqual(33);
    expect(Object.keys(tables).sort()).toEqual(signals.map(({ name }) => name).sort());
    expect(Object.values(groups).flatMap((group) => Object.keys(group))).toHaveLength(signals.length);
    for (const { name } of signals) {
      const kinds = new Set(
        tables[name]?.map(([, , expected]) => (expected instanceof RegExp ? 'unknown' : typeof expected)),
      );
      expect(kinds, name).toContain('number');
      if (/\bunknown\(|noSubscription\(/.test(sourceOf(name))) expect(kinds, name).toContain('unknown');
      if (/\bnotPresent\(|noSubscription\(|noSavings\(/.test(sourceOf(name))) expect(kinds, name).toContain('string');
    }
  });

  it('reach every reason a signal can give', () => {
    const given = Object.values(tables)
      .flat()
      .map(([, each]) => each);
    const reasons = [...new Set(given.flatMap((each) => all(each).flatMap(({ reason = [] }) => reason)))];
    const files = [...signals.map(({ name }) => name), 'subscriptions', 'customer_data'];
    const written = files.flatMap((name) =>
      [
        ...sourceOf(name).matchAll(
          /(?:unknown\(|reason:|\? |: )\s*(['`])((?:there|seeing|finding|a month|a year|comparing|telling|this needs|the |no |fewer|savings|payments)[^'`]*)\1/g,
        ),
      ].flatMap(([, , text = '']) => (text.includes(' ') ? [text] : [])),
    );
    expect(written.length).toBeGreaterThan(40);
    const unreached = written.filter((text) => {
      const parts = text.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^$()[\]\\|]/g, '\\$&'));
      return !reasons.some((reason) => new RegExp(`^${parts.join('.*')}$`).test(reason));
    });
    expect(unreached).toEqual([]);
  });
});

describe('the list of signals', () => {
  it('has one entry a file, and reads each in both windows, in whole numbers of its unit', () => {
    expect(new Set(signals.map(({ name }) => name)).size).toBe(signals.length);
    const values = all({ accounts: [of.account(), of.card('1', 100, 1000)] });
    for (const { name, unit, description } of signals) {
      expect(name).toMatch(/^[a-z0-9_]+$/);
      expect(description.length).toBeGreaterThan(15);
      for (const window of windows) {
        const mine = values.filter((each) => each.signal === name && each.window === window);
        expect(mine.length, `${name} ${window}`).toBeGreaterThan(0);
        for (const each of mine) {
          expect(each.asOf).toBe(of.today);
          if (each.status === 'value') expect([Number.isInteger(each.value), each.unit]).toEqual([true, unit]);
          else expect(each).not.toHaveProperty('value');
          expect(each.status === 'unknown').toBe('reason' in each);
        }
      }
    }
  });

  it('is all unknown, never zero, for a customer without accounts', () => {
    const values = all({ accounts: [], transactions: [] });
    expect(new Set(values.map(({ status }) => status))).toEqual(new Set(['unknown']));
  });

  it('does not take a window without transactions for one without habits', () => {
    const transactions = of.groceriesUntil('2026-03-31');
    for (const { name, reads } of signals.filter((each) => each.reads === 'transactions')) {
      const given = { accounts: [of.account(), of.card('1', 5, 10)], transactions };
      expect(read(name, given, '30d').reason, `${name} ${reads}`).toMatch(/no transactions in the last 30 days/);
    }
  });

  it('tells card use card by card, each with its account', () => {
    const values = all({ accounts: [of.account(), of.card('1', 20_000, 100_000), of.card('2', 10, null)] });
    expect(values.filter(({ signal, window }) => signal === 'card_utilization' && window === '30d')).toEqual([
      expect.objectContaining({ status: 'value', value: 2000, unit: 'bps', evidence: ['1'] }),
      expect.objectContaining({ status: 'unknown', evidence: ['2'] }),
    ]);
  });
});
