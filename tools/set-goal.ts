// Tool: sets a savings goal or changes the one of that name. Nothing is written without the customer's approval.
import { z } from 'zod';
import { mainCurrency } from '../knowledge/budgets.ts';
import { formatDate, isoDate } from '../knowledge/calendar.ts';
import type { CustomerTx } from '../knowledge/db/open.ts';
import { ToolError } from '../knowledge/errors.ts';
import { type GoalStatus, listGoals, setGoals } from '../knowledge/goals.ts';
import { type Account, listAccounts } from '../knowledge/ledger.ts';
import { formatCents } from '../knowledge/money.ts';
import * as args from './shared/args.ts';
import { centsArg } from './shared/plan-args.ts';
import { NOT_YET, orHint, takeApproval } from './shared/plans.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** Ids of the facts by role; a role without an id is not part of the goal. */
export type SetGoalData = {
  status: 'proposed' | 'done';
  name: string;
  target: string;
  due?: string;
  isChange: boolean;
};

const input = z.strictObject({
  name: z.string().trim().min(1).max(60).describe('What it is for, in the customer\'s words: "Vacation"'),
  targetCents: centsArg('What the goal takes in all', 1),
  dueOn: isoDate.optional().describe('The day to reach it by, YYYY-MM-DD. Leave it out when the customer named none'),
  account: args.account.optional().describe('The account whose growth counts, when the customer named one'),
  savedCents: centsArg('What was saved for it so far, when no account counts').optional(),
});

/** Sets one savings goal. */
export const setGoal = defineTool({
  name: 'set_goal',
  description:
    'Sets a savings goal (name, amount, day) or changes the one of that name; the other goals stay. Changes nothing until the customer approves a card. Use for "I want to save $2,000 for a trip by June", "move my car goal to next year". For how goals stand use get_goals; for a monthly spending plan use set_budget.',
  step: 'Preparing a goal',
  reads: 'customer',
  needs: 'approval',
  input,
  async propose(asked, context) {
    const wanted = await context.asCustomer((tx) => complete(tx, asked, context));
    const { goal, currency, isChange } = wanted;
    const { target, due, own } = addFacts(context, wanted);
    const by = due ? ` by {{${due.id}}}` : '';
    const lines = [
      { label: 'Goal', value: goal.name },
      { label: 'Target', value: formatCents(goal.targetCents, currency) },
      ...(goal.dueOn ? [{ label: 'By', value: formatDate(goal.dueOn) }] : []),
      ...(goal.account ? [{ label: 'Counted in', value: goal.account }] : []),
      ...(goal.savedCents === undefined
        ? []
        : [{ label: 'Saved so far', value: formatCents(goal.savedCents, currency) }]),
    ];
    return {
      text: words.lines(NOT_YET, own.map(words.factLine)),
      facts: own,
      data: dataOf('proposed', wanted, target.id, due?.id),
      said: `I can ${isChange ? 'change' : 'set'} your ${goal.name} goal to a target of {{${target.id}}}${by}. Nothing changes until you approve it.`,
      args: goal,
      card: { title: isChange ? 'Change a savings goal' : 'Set a savings goal', lines },
    };
  },
  async run(asked, context) {
    const { today } = context;
    const wanted = await context.asCustomer(async (tx) => {
      await takeApproval(context, tx);
      const found = await complete(tx, asked, context);
      const { goal, before, account, currency } = found;
      const others = found.goals.filter(({ id }) => id !== before?.id);
      const changed = {
        ...(before && { id: before.id }),
        name: goal.name,
        target_cents: goal.targetCents,
        currency,
        due_on: goal.dueOn ?? null,
        account_id: account?.id ?? null,
        ...(goal.savedCents !== undefined && { saved_cents: goal.savedCents }),
      };
      await orHint(setGoals(tx, [...others.map(asKept), changed], { today }), 'Ask for another account or none.');
      return found;
    });
    const { target, due, own } = addFacts(context, wanted);
    const by = due ? ` by {{${due.id}}}` : '';
    return {
      text: words.lines('Done: the goal is set.', own.map(words.factLine)),
      facts: own,
      data: dataOf('done', wanted, target.id, due?.id),
      said: `Done. Your ${wanted.goal.name} goal has a target of {{${target.id}}}${by}.`,
    };
  },
});

interface Wanted {
  /** As it will be kept; what the customer left out of a change is what was there. */
  goal: z.output<typeof input>;
  goals: GoalStatus[];
  before?: GoalStatus;
  account?: Account;
  currency: string;
  isChange: boolean;
}

async function complete(tx: CustomerTx, asked: z.output<typeof input>, { today }: ToolContext): Promise<Wanted> {
  const goals = await listGoals(tx, { today });
  const accounts = await listAccounts(tx);
  const name = args.clean(asked.name);
  const before = goals.find((goal) => args.wordsOf(goal.name).join(' ') === args.wordsOf(name).join(' '));
  const dueOn = asked.dueOn ?? before?.dueOn ?? undefined;
  if (asked.dueOn && asked.dueOn <= today) throw new ToolError('That day is not ahead.', 'Ask for a day after today.');
  const account = asked.account
    ? args.readAccount(asked.account, accounts)
    : accounts.find(({ id }) => id === before?.accountId);
  if (account && account.currentCents === null)
    throw new ToolError(
      `The balance of ${args.nameOf(account)} is not known, so its growth cannot be counted.`,
      'Leave the account out, or ask for another one.',
    );
  if (account && asked.savedCents !== undefined)
    throw new ToolError('With an account, what was saved is its growth.', 'Leave out savedCents or the account.');
  const savedCents = asked.savedCents ?? (account || !before || before.accountId ? undefined : before.savedCents);
  return {
    goal: {
      name: before ? args.clean(before.name) : name,
      targetCents: asked.targetCents,
      ...(dueOn && { dueOn }),
      ...(account && { account: args.nameOf(account) }),
      ...(savedCents !== undefined && savedCents !== null && { savedCents }),
    },
    goals,
    ...(before && { before }),
    ...(account && { account }),
    currency: account?.currency ?? before?.currency ?? (await mainCurrency(tx)),
    isChange: before !== undefined,
  };
}

// Left out: what was saved stays as it is, and an account's start with it.
function asKept({ id, name, targetCents, currency, dueOn, accountId }: GoalStatus) {
  return { id, name, target_cents: targetCents, currency, due_on: dueOn, account_id: accountId };
}

function addFacts({ facts }: ToolContext, { goal, currency }: Wanted) {
  const { name, targetCents, dueOn } = goal;
  const target = facts.add({
    label: `${name} goal target`,
    value: targetCents,
    unit: 'cents',
    currency,
    entity: name,
  });
  const due = dueOn
    ? facts.add({ label: `Day of the ${name} goal`, value: dueOn, unit: 'date', entity: name })
    : undefined;
  return { target, due, own: due ? [target, due] : [target] };
}

function dataOf(
  status: SetGoalData['status'],
  { goal, isChange }: Wanted,
  target: string,
  due: string | undefined,
): SetGoalData {
  return { status, name: goal.name, target, ...(due && { due }), isChange };
}
