// Tool: how the savings goals stand: target, saved, what is left, what each month takes, and whether it is on track.
import { z } from 'zod';
import type { Fact } from '../knowledge/fact.ts';
import { type GoalStatus, listGoals } from '../knowledge/goals.ts';
import * as args from './shared/args.ts';
import { matchMerchants } from './shared/merchants.ts';
import { addReason } from './shared/signal-facts.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** Ids of the facts of one goal. What is missing is unknown or, for `due` and `monthly`, not set; `why` is a text fact. */
export interface GoalData {
  name: string;
  target: string;
  saved?: string;
  left?: string;
  progress?: string;
  due?: string;
  monthly?: string;
  /** Missing without a day to reach it by, and when what was saved is not known. */
  isOnTrack?: boolean;
  isReached?: boolean;
  why?: string;
}

/** Ids of the facts by role, the next goal first. */
export type GoalsData = { status: 'value' | 'none'; goals: GoalData[] };

/** The savings goals. */
export const getGoals = defineTool({
  name: 'get_goals',
  description:
    'The savings goals the customer set: target, saved so far, what is left, how much each month takes until the day, and whether it is on track. Use for "how is my vacation fund", "am I on track with my goals". For how long saving would take use get_goals first; to set or change one use set_goal. Not for spending plans: use get_budgets.',
  step: 'Looking at your goals',
  reads: 'customer',
  input: z.strictObject({
    goal: z.string().trim().min(1).max(100).optional().describe('A goal by its name; leave it out for all'),
  }),
  async run({ goal: spoken }, { asCustomer, facts, today }) {
    const all = await asCustomer((tx) => listGoals(tx, { today }));
    const goals = spoken ? readGoals(spoken, all) : all;
    if (goals.length === 0) {
      const data: GoalsData = { status: 'none', goals: [] };
      const text = spoken ? noSuchGoal(spoken, all) : 'No goal is set yet. set_goal can set one.';
      return { text, facts: [], data };
    }
    const listed = goals.map((goal) => addGoal(facts, goal));
    const shown = listed.flatMap((each) => each.facts);
    const data: GoalsData = { status: 'value', goals: listed.map((each) => each.data) };
    const text = words.lines(
      shown.map(words.factLine),
      listed.map(({ data: { name, isOnTrack, isReached } }) => {
        if (isReached) return `${name}: reached.`;
        return isOnTrack === undefined
          ? ''
          : `${name}: ${isOnTrack ? 'on track' : 'behind where it would have to be'}.`;
      }),
    );
    return { text, facts: shown, data };
  },
});

function readGoals(spoken: string, goals: readonly GoalStatus[]): GoalStatus[] {
  const match = matchMerchants(
    spoken.replace(/\b(?:my|our|the|goals?|funds?)\b/gi, ''),
    goals.map(({ name }) => name),
  );
  return match.found ? goals.filter(({ name }) => match.names.includes(name)) : [];
}

function noSuchGoal(spoken: string, goals: readonly GoalStatus[]): string {
  const names = goals.map(({ name }) => args.clean(name));
  const have = names.length ? `The goals are: ${names.join(', ')}.` : 'No goal is set yet.';
  return `Unknown: there is no goal like "${args.clean(spoken)}". ${have}`;
}

function addGoal(facts: ToolContext['facts'], goal: GoalStatus): { facts: Fact[]; data: GoalData } {
  const name = args.clean(goal.name);
  const money = (label: string, value: number | null) =>
    value === null
      ? undefined
      : facts.add({
          label,
          value,
          unit: 'cents',
          currency: goal.currency,
          entity: name,
          rows: [{ id: goal.id, label: name, amountCents: value }],
        });
  const target = money(`${name} goal target`, goal.targetCents);
  const saved = money(`Saved for the ${name} goal`, goal.savedCents);
  const left = goal.leftCents ? money(`Still missing for the ${name} goal`, goal.leftCents) : undefined;
  const progress =
    goal.progressBps === null
      ? undefined
      : facts.add({ label: `Share of the ${name} goal reached`, value: goal.progressBps, unit: 'bps', entity: name });
  const due = goal.dueOn
    ? facts.add({ label: `Day of the ${name} goal`, value: goal.dueOn, unit: 'date', entity: name })
    : undefined;
  const monthly = goal.monthlyCents
    ? money(`Monthly amount to save for the ${name} goal`, goal.monthlyCents)
    : undefined;
  const why = goal.reason && goal.savedCents === null ? addReason(facts, name, goal.reason) : undefined;
  const own = [target, saved, left, progress, due, monthly, why].filter((fact) => fact !== undefined);
  return {
    facts: own,
    data: {
      name,
      target: target?.id ?? '',
      ...(saved && { saved: saved.id }),
      ...(left && { left: left.id }),
      ...(progress && { progress: progress.id }),
      ...(due && { due: due.id }),
      ...(monthly && { monthly: monthly.id }),
      ...(goal.isOnTrack !== null && { isOnTrack: goal.isOnTrack }),
      ...(goal.leftCents === 0 && { isReached: true }),
      ...(why && { why: why.id }),
    },
  };
}
