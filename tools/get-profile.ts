// Tool: what the coach knows to work with: first name, time zone, linked accounts, how long the history is, consents, persona, and what is missing.
import { z } from 'zod';
import { daysBetween } from '../knowledge/calendar.ts';
import { type ConsentPurpose, consentPurposes, consentsOf } from '../knowledge/consent.ts';
import type { Fact } from '../knowledge/fact.ts';
import { type Account, coveredSpans, listAccounts, listLiabilities } from '../knowledge/ledger.ts';
import { assignPersona } from '../knowledge/personas/assign.ts';
import { historyOf } from '../knowledge/personas/getting-started.ts';
import { type CustomerData, daysHeld, loadCustomerData, silence } from '../knowledge/signals/customer-data.ts';
import { computeSignals } from '../knowledge/signals/index.ts';
import { getProfile as profileOf } from '../knowledge/users.ts';
import * as args from './shared/args.ts';
import * as coverage from './shared/coverage.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** What would make answers better, and is not there. */
export type Missing =
  | 'no-accounts'
  | 'no-transactions'
  | 'short-history'
  | 'old-data'
  | 'gap-in-data'
  | 'unknown-balance'
  | 'unknown-debt-terms';

/** Ids of the facts by role. */
export type ProfileData = {
  status: 'value';
  name?: string;
  timeZone: string;
  today: string;
  /** Kinds are told apart when there is one. */
  accounts: { count?: string; byKind: { kind: AccountKind; count: string }[]; names: string[] };
  history?: string;
  consents: { purpose: ConsentPurpose; isAllowed: boolean; fact: string }[];
  persona?: string;
  missing: Missing[];
  coverage: coverage.CoverageIds;
};

/** Kinds of accounts, as they are counted. */
type AccountKind = 'bank accounts' | 'credit cards' | 'loans' | 'investment accounts' | 'other accounts';

/** Half a year shows most habits; with less some answers have to wait. */
const SHORT_DAYS = 90;

/** What is known of the customer. */
export const getProfile = defineTool({
  name: 'get_profile',
  description:
    'What the coach has to work with: first name, time zone and today, the linked accounts, how many days of history, what the customer has allowed, the money persona, and what is missing. Use for "what do you know about me", "which accounts are linked", "how far back can you see". For balances use get_accounts; for why the persona fits use get_persona.',
  step: 'Looking at what is linked',
  reads: 'customer',
  input: z.strictObject({}),
  async run(_, { asCustomer, facts, today, timeZone }) {
    const { name, accounts, liabilities, consents, spans, data } = await asCustomer(async (tx) => ({
      name: (await profileOf(tx)).name,
      accounts: await listAccounts(tx),
      liabilities: await listLiabilities(tx),
      consents: await consentsOf(tx),
      spans: await coveredSpans(tx),
      data: await loadCustomerData(tx, { today }),
    }));
    const said = (label: string, value: string, entity?: string) =>
      facts.add({ label, value, unit: 'text', ...(entity && { entity }) });
    const first = firstName(name);
    const nameFact = first ? said('First name', first) : undefined;
    const zone = said('Time zone', timeZone);
    const day = facts.add({ label: "Today's date", value: today, unit: 'date' });
    const own = accounts.filter(({ isBusiness }) => !isBusiness);
    const linked = addAccounts(facts, own);
    const [start, end] = [spans[0]?.from, spans.at(-1)?.to];
    const history =
      start && end
        ? facts.add({
            label: 'Days of history',
            value: daysBetween(start, end) + 1,
            unit: 'days',
            period: { from: start, to: end },
          })
        : undefined;
    const days = coverage.addCoverage(facts, spans);
    const allowed = consentPurposes.map((purpose) => ({
      purpose,
      isAllowed: consents[purpose],
      fact: said(`Consent to ${CONSENTS[purpose]}`, consents[purpose] ? 'allowed' : 'not allowed'),
    }));
    const matched = assignPersona(computeSignals(data), historyOf(daysHeld(data)), data).matches[0]?.persona;
    const persona = matched ? said('Money persona', matched, matched) : undefined;
    const missing = missingOf({ own, liabilities, data, gaps: spans.length - 1, days: Number(history?.value ?? 0) });

    const digest: ProfileData = {
      status: 'value',
      ...(nameFact && { name: nameFact.id }),
      timeZone: zone.id,
      today: day.id,
      accounts: {
        ...(linked.count && { count: linked.count.id }),
        byKind: linked.byKind.map(({ kind, count }) => ({ kind, count: count.id })),
        names: words.ids(linked.names),
      },
      ...(history && { history: history.id }),
      consents: allowed.map(({ fact, ...consent }) => ({ ...consent, fact: fact.id })),
      ...(persona && { persona: persona.id }),
      missing,
      coverage: coverage.coverageIds(days),
    };
    const shown = [
      ...(nameFact ? [nameFact] : []),
      zone,
      day,
      ...(linked.count ? [linked.count] : []),
      ...linked.byKind.map(({ count }) => count),
      ...linked.names,
      ...(history ? [history] : []),
      ...allowed.map(({ fact }) => fact),
      ...(persona ? [persona] : []),
    ];
    const excluded = words.leftOut(accounts);
    const text = words.lines(
      shown.map(words.factLine),
      persona ? '' : 'No money persona fits, or there is too little history for one.',
      missing.map((each) => MISSING[each]),
      words.excludedLine(excluded),
      coverage.coverageLines(days),
    );
    return { text, facts: [...shown, ...coverage.coverageList(days)], excluded, data: digest };
  },
});

const CONSENTS: Record<ConsentPurpose, string> = {
  coaching: 'coaching',
  offers: 'offers',
  proactive: 'messages on our own',
  review: 'review by people',
};

const MISSING: Record<Missing, string> = {
  'no-accounts': 'Missing: no personal account is linked.',
  'no-transactions': 'Missing: there are no transactions.',
  'short-history': 'Missing: the history is short, so habits and yearly costs are not all seen yet.',
  'old-data': 'Missing: there have been no new transactions for a while.',
  'gap-in-data': 'Missing: there are days between the files without data.',
  'unknown-balance': 'Missing: the balance of an account is unknown.',
  'unknown-debt-terms': 'Missing: the rate, minimum payment or due day of a card or loan is unknown.',
};

/** The first word of a name that is one: "Dr. Ana Ruiz" is Ana. An email or a number is no name. */
function firstName(name: string): string | undefined {
  const word = args
    .clean(name)
    .split(' ')
    .find((each) => !each.endsWith('.'));
  return word && /^[\p{L}\p{M}'’-]+$/u.test(word) ? word : undefined;
}

const KIND_OF: Record<Account['type'], AccountKind> = {
  depository: 'bank accounts',
  credit: 'credit cards',
  loan: 'loans',
  investment: 'investment accounts',
  other: 'other accounts',
};

function addAccounts(
  facts: ToolContext['facts'],
  own: readonly Account[],
): { count?: Fact; byKind: { kind: AccountKind; count: Fact }[]; names: Fact[] } {
  if (own.length === 0) return { byKind: [], names: [] };
  const rowsOf = (accounts: readonly Account[]) => accounts.map((each) => ({ id: each.id, label: args.nameOf(each) }));
  const count = facts.add({ label: 'Number of linked accounts', value: own.length, unit: 'count', rows: rowsOf(own) });
  const groups = [...words.groupBy(own, ({ type }) => KIND_OF[type])] as [AccountKind, Account[]][];
  const byKind = groups.map(([kind, group]) => ({
    kind,
    count: facts.add({ label: `Number of ${kind}`, value: group.length, unit: 'count', rows: rowsOf(group) }),
  }));
  const names = own.map((account) => {
    const value = args.nameOf(account);
    return facts.add({ label: 'Linked account', value, unit: 'text', entity: value });
  });
  return { count, byKind, names };
}

interface Known {
  own: readonly Account[];
  liabilities: Awaited<ReturnType<typeof listLiabilities>>;
  data: CustomerData;
  gaps: number;
  days: number;
}

function missingOf({ own, liabilities, data, gaps, days }: Known): Missing[] {
  const debts = own.filter(({ type }) => type === 'credit' || type === 'loan');
  const terms = (id: string) => liabilities.find(({ accountId }) => accountId === id);
  const isThin = ({ id }: Account) => {
    const liability = terms(id);
    return !liability || liability.minimumPaymentCents === null || liability.nextDueOn === null;
  };
  const checks: [Missing, boolean][] = [
    ['no-accounts', own.length === 0],
    ['no-transactions', days === 0],
    ['short-history', days > 0 && days < SHORT_DAYS],
    ['old-data', silence(data) !== null],
    ['gap-in-data', gaps > 0],
    ['unknown-balance', own.some(({ currentCents }) => currentCents === null)],
    ['unknown-debt-terms', debts.some(isThin)],
  ];
  return checks.flatMap(([missing, isSo]) => (isSo ? [missing] : []));
}
