// Tool: writes down what the customer decided to do and when it is looked at again. Nothing is written without their approval.
import { z } from 'zod';
import { mainCurrency } from '../knowledge/budgets.ts';
import { addDays, formatDate, isoDate } from '../knowledge/calendar.ts';
import { type commitmentInput, makeCommitment as keepCommitment } from '../knowledge/commitments.ts';
import type { CustomerTx } from '../knowledge/db/open.ts';
import { ToolError } from '../knowledge/errors.ts';
import type { Fact } from '../knowledge/fact.ts';
import { type Account, listAccounts, merchants as listMerchants } from '../knowledge/ledger.ts';
import { formatCents } from '../knowledge/money.ts';
import * as args from './shared/args.ts';
import { matchMerchants } from './shared/merchants.ts';
import { centsArg } from './shared/plan-args.ts';
import { NOT_YET, orHint, readMainCategory, takeApproval } from './shared/plans.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** A monthly charge or pay day falls into it once, with some days to post. */
const USUAL_DAYS = 35;

/** Ids of the facts by role. */
export type CommitmentData = { status: 'proposed' | 'done'; kind: Input['kind']; check: string; amount?: string };

const input = z
  .strictObject({
    kind: z
      .enum(['cancel', 'pay_more', 'save_more', 'spend_less'])
      .describe('cancel a payee, pay_more to a card or loan, save_more, or spend_less in a category'),
    payee: args.merchant.optional().describe('For cancel: who is paid now'),
    account: args.account.optional().describe('For pay_more: the card or loan. For save_more: the account, if named'),
    category: args.category.optional().describe('For spend_less'),
    amountCents: centsArg('For all but cancel: over the whole time until checkOn', 1).optional(),
    checkOn: isoDate
      .optional()
      .describe('The day to look at it again, YYYY-MM-DD; five weeks from today when left out'),
  })
  .superRefine(({ kind, payee, account, category, amountCents }, context) => {
    const needs = { cancel: { payee }, pay_more: { account }, save_more: {}, spend_less: { category } }[kind];
    const wanted = kind === 'cancel' ? needs : { ...needs, amountCents };
    for (const [key, value] of Object.entries(wanted))
      if (value === undefined) context.addIssue({ code: 'custom', path: [key], message: `is needed for ${kind}` });
  });
type Input = z.output<typeof input>;

/** Makes one commitment. */
export const makeCommitment = defineTool({
  name: 'make_commitment',
  description:
    'Writes down a decision of the customer (cancel something, pay more on a card or loan, save more, spend less in a category) and looks on the day at whether the transactions show it. Changes nothing until the customer approves a card, and cancels nothing for them. Use for "I will cancel Netflix", "I want to pay $200 more on my Visa". For a plan that repeats each month use set_budget; for money to save up use set_goal.',
  step: 'Preparing a commitment',
  reads: 'customer',
  needs: 'approval',
  input,
  async propose(asked, context) {
    const plan = await context.asCustomer((tx) => complete(tx, asked, context));
    const { check, amount, own } = addFacts(context, plan);
    const { kind, checkOn, amountCents } = plan.args;
    return {
      text: words.lines(NOT_YET, own.map(words.factLine)),
      facts: own,
      data: {
        status: 'proposed',
        kind,
        check: check.id,
        ...(amount && { amount: amount.id }),
      } satisfies CommitmentData,
      said: `I can write down your plan: ${plan.words(amount)}. The next look would be on {{${check.id}}}. Nothing is kept until you approve it.`,
      args: plan.args,
      card: {
        title: 'Make a commitment',
        lines: [
          { label: 'You will', value: plan.plain },
          ...(amountCents === undefined
            ? []
            : [{ label: plan.amountLabel, value: formatCents(amountCents, plan.currency) }]),
          { label: 'Looked at again on', value: formatDate(checkOn ?? '') },
        ],
      },
    };
  },
  async run(asked, context) {
    const plan = await context.asCustomer(async (tx) => {
      await takeApproval(context, tx);
      const found = await complete(tx, asked, context);
      await orHint(keepCommitment(tx, found.commitment, context), 'Ask the customer what they mean.');
      return found;
    });
    const { check, amount, own } = addFacts(context, plan);
    const { kind } = plan.args;
    const note = kind === 'cancel' ? ' You still have to cancel it with them yourself.' : '';
    return {
      text: words.lines(`Done: it is written down.${note}`, own.map(words.factLine)),
      facts: own,
      data: { status: 'done', kind, check: check.id, ...(amount && { amount: amount.id }) } satisfies CommitmentData,
      said: `Your plan is written down: ${plan.words(amount)}. The next look is on {{${check.id}}}.${note}`,
    };
  },
});

interface Plan {
  args: Input;
  commitment: z.input<typeof commitmentInput>;
  currency: string;
  entity?: string;
  label: string;
  amountLabel: string;
  /** What will be done, in a customer's words, without figures. */
  plain: string;
  /** The same with the amount. */
  words(amount: Fact | undefined): string;
}

async function complete(tx: CustomerTx, asked: Input, { today }: ToolContext): Promise<Plan> {
  const checkOn = asked.checkOn ?? addDays(today, USUAL_DAYS);
  if (checkOn <= today) throw new ToolError('That day is not ahead.', 'Ask for a day after today.');
  const accounts = await listAccounts(tx);
  const amountCents = asked.amountCents ?? 0;
  const main = await mainCurrency(tx);
  const reference = (amount: Fact | undefined) => `{{${amount?.id ?? ''}}}`;
  const base = { kind: asked.kind, checkOn, ...(asked.kind !== 'cancel' && { amountCents }) };
  switch (asked.kind) {
    case 'cancel': {
      const payee = await readPayee(tx, asked.payee ?? '');
      return {
        args: { ...base, payee },
        commitment: { kind: 'cancel', payee, checkOn },
        currency: main,
        entity: payee,
        label: '',
        amountLabel: '',
        plain: `cancel ${payee}`,
        words: () => `cancel ${payee}`,
      };
    }
    case 'pay_more': {
      const account = readDebt(asked.account ?? '', accounts);
      const name = args.nameOf(account);
      return {
        args: { ...base, account: name },
        commitment: { kind: 'pay_more', accountId: account.id, amountCents, checkOn },
        currency: account.currency,
        entity: name,
        label: `Planned payment to ${name}`,
        amountLabel: 'In all, at least',
        plain: `pay to ${name}`,
        words: (amount) => `a payment of ${reference(amount)} to ${name}`,
      };
    }
    case 'save_more': {
      const account = asked.account ? args.readAccount(asked.account, accounts) : undefined;
      const name = account && args.nameOf(account);
      return {
        args: { ...base, ...(name && { account: name }) },
        commitment: { kind: 'save_more', ...(account && { accountId: account.id }), amountCents, checkOn },
        currency: account?.currency ?? main,
        ...(name && { entity: name }),
        label: name ? `Planned saving in ${name}` : 'Planned saving',
        amountLabel: 'In all, at least',
        plain: name ? `save in ${name}` : 'save',
        words: (amount) => `a saving of ${reference(amount)}${name ? ` in ${name}` : ''}`,
      };
    }
    case 'spend_less': {
      const category = readMainCategory(asked.category ?? '');
      return {
        args: { ...base, category },
        commitment: { kind: 'spend_less', category, amountCents, checkOn },
        currency: main,
        entity: category,
        label: `Planned ${category} spending`,
        amountLabel: 'In all, at most',
        plain: `spend less on ${category}`,
        words: (amount) => `${category} spending of ${reference(amount)} in all`,
      };
    }
  }
}

async function readPayee(tx: CustomerTx, spoken: string): Promise<string> {
  const own = (await listMerchants(tx)).map(({ name }) => name);
  const match = matchMerchants(spoken, own);
  if (match.found) return args.clean(match.names[0] ?? match.display);
  throw new ToolError(
    `There is no payment to anyone like "${args.clean(spoken)}".`,
    match.nearest.length ? `The nearest names are: ${match.nearest.join(', ')}.` : 'There are no transactions yet.',
  );
}

function readDebt(spoken: string, accounts: readonly Account[]): Account {
  const account = args.readAccount(spoken, accounts);
  if (account.type === 'credit' || account.type === 'loan') return account;
  throw new ToolError(`${args.nameOf(account)} is no card or loan.`, 'Name a card or loan, or use save_more.');
}

function addFacts({ facts }: ToolContext, { args: { checkOn = '', amountCents }, ...plan }: Plan) {
  const { label, currency, entity } = plan;
  const check = facts.add({ label: 'Day of the next look', value: checkOn, unit: 'date' });
  const amount =
    amountCents === undefined
      ? undefined
      : facts.add({ label, value: amountCents, unit: 'cents', currency, ...(entity && { entity }) });
  return { check, amount, own: amount ? [amount, check] : [check] };
}
