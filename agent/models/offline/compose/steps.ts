// Says how budgets and goals stand, and asks for the customer's word before anything is set.
import type { BudgetData, BudgetsData } from '../../../../tools/get-budgets.ts';
import type { GoalData, GoalsData } from '../../../../tools/get-goals.ts';
import type { CommitmentData } from '../../../../tools/make-commitment.ts';
import type { SetBudgetData } from '../../../../tools/set-budget.ts';
import type { SetGoalData } from '../../../../tools/set-goal.ts';
import type { SuggestedBudgetData } from '../../../../tools/suggest-budget.ts';
import { add, inSentence, item, type Material, type Part, ref, say, spokenAccount, type Unit } from './reply.ts';
import { LOOKUP_FAILED, sayMissing, sayUnknownAccount } from './unknown.ts';

/** A list of more is not read to its end. */
const LINES = 8;
const BUDGET = ['Suggest a budget for me', 'Where does my money go?', 'Am I on budget?'];
const GOAL = ['How are my goals?', 'How much did I save last month?', 'How much is safe to spend?'];
const NOT_YET = 'Nothing changes until you approve it.';

/** The reply to "am I on budget". */
export function composeBudgets({ plan, answer, facts }: Material): Part {
  const data = answer?.data as BudgetsData | undefined;
  if (!answer?.ok || !data) return { units: [notACategory(answer?.text)], suggestions: BUDGET };
  const { category } = plan.ask.slots;
  if (data.status === 'none')
    return {
      units: [
        say(category ? `You have not set a ${category} budget yet.` : 'You have not set a budget yet.'),
        say('I can work out a plan from what you usually spend: just say "suggest a budget".'),
      ],
      suggestions: BUDGET,
    };
  const units: Unit[] = [];
  if (data.total?.left) units.push(say(`You have ${ref(data.total.left)} left of your total budget.`));
  if (data.total?.over) units.push(say(`You are ${ref(data.total.over)} over your total budget.`));
  if (data.status === 'unknown')
    units.push(say('I cannot say what you spent this month, so here are the plans alone.'));
  const isOne = data.budgets.length === 1;
  if (!isOne) units.push(say('Here is each of them:'));
  for (const budget of data.budgets.slice(0, LINES))
    units.push(...(isOne ? oneBudget(budget) : [item(budgetLine(budget))]));
  if (data.daysLeft) units.push(add(`There are ${ref(data.daysLeft)} left in the month.`));
  units.push(...sayMissing(data.coverage, facts));
  const over = data.budgets.find(({ pace }) => pace === 'over' || pace === 'ahead');
  units.push(
    say(
      over
        ? `As a next step, look at what you bought on ${inSentence(over.category)}.`
        : 'You are within your plan, so you can go on like this.',
    ),
  );
  return { units, suggestions: BUDGET };
}

function oneBudget({ category, planned, spent, left, over }: BudgetData): Unit[] {
  return [
    ...(left ? [say(`You have ${ref(left)} left of your ${category} budget.`)] : []),
    ...(over ? [say(`You are ${ref(over)} over your ${category} budget.`)] : []),
    say(`Your ${category} budget is ${ref(planned)} a month.`),
    ...(spent ? [say(`Your ${category} spending is ${ref(spent)} so far this month.`)] : []),
  ];
}

function budgetLine({ category, planned, left, over }: BudgetData): string {
  if (left) return `Left of the ${category} budget: ${ref(left)}`;
  return over ? `Over the ${category} budget: ${ref(over)}` : `${category} monthly budget: ${ref(planned)}`;
}

// A budget is for a main category.
function notACategory(text = ''): Unit {
  return /categor/i.test(text)
    ? say('I can only keep budgets for whole kinds of spending, such as Groceries or Eating out.')
    : LOOKUP_FAILED;
}

/** The reply to "make me a budget". */
export function composeSuggestedBudget({ plan, answer }: Material): Part {
  const suggestions = ['Am I on budget?', 'Where does my money go?', 'How do I make a budget?'];
  const data = answer?.data as SuggestedBudgetData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  if (data.status === 'unknown' || !data.total)
    return {
      units: [say(`I cannot suggest a budget yet: ${data.why ? ref(data.why) : 'there is too little history'}.`)],
      suggestions,
    };
  const { category } = plan.ask.slots;
  const own = data.categories.find((each) => each.category === category);
  const units: Unit[] = [];
  if (own) {
    units.push(say(`I suggest a ${own.category} budget of ${ref(own.amount)} a month.`));
    units.push(say(`In a typical month your ${own.category} spending is ${ref(own.usual)}.`));
  } else {
    units.push(say(`The suggested budget comes to ${ref(data.total)} a month in total.`));
    if (data.income) units.push(add(`Your income in a typical month is ${ref(data.income)}.`));
    units.push(say('These are the parts:'));
    units.push(
      ...data.categories
        .slice(0, LINES)
        .map((each) => item(`Suggested monthly ${each.category} budget: ${ref(each.amount)}`)),
    );
    if (data.view) units.push(add(`Needs come to ${ref(data.view.needs.share)} of your income.`));
    if (data.isCutToIncome) units.push(say('I made the amounts smaller so that all of them fit into your income.'));
  }
  if (data.months) units.push(add(`I looked at ${ref(data.months)} full months.`));
  units.push(say('Nothing is set yet: tell me the category and the amount, and I can set it.'));
  return { units, suggestions };
}

/** The reply to "set a grocery budget". */
export function composeSetBudget({ plan, answer }: Material): Part {
  if (plan.lookups.length === 0)
    return {
      units: [
        say('Which kind of spending is it for, and how much a month?'),
        say('Say both in one sentence, and I can set it.'),
      ],
      suggestions: BUDGET,
    };
  const data = answer?.data as SetBudgetData | undefined;
  if (!answer?.ok || !data) return { units: [notACategory(answer?.text)], suggestions: BUDGET };
  const before = data.before ? [say(`Until now your ${data.category} budget was ${ref(data.before)} a month.`)] : [];
  return {
    units: [
      say(
        data.status === 'done'
          ? `Your ${data.category} budget is now ${ref(data.amount)} a month.`
          : `I can set your ${data.category} budget to ${ref(data.amount)} a month.`,
      ),
      ...before,
      ...(data.status === 'done' ? [] : [say(NOT_YET)]),
    ],
    suggestions: BUDGET,
  };
}

/** The reply to "how are my goals". */
export function composeGoals({ plan, answer }: Material): Part {
  const data = answer?.data as GoalsData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions: GOAL };
  if (data.status === 'none')
    return {
      units: [
        say('You have not set a savings goal yet.'),
        say('Tell me what it is for, how much and by when, and I can set it.'),
      ],
      suggestions: ['How long will it take to save $1,000?', ...GOAL.slice(1)],
    };
  const asked = plan.ask.slots.goal?.toLowerCase();
  const named = asked
    ? data.goals.filter(({ name }) => name.toLowerCase().includes(asked) || asked.includes(name.toLowerCase()))
    : [];
  const shown = named.length > 0 ? named : data.goals;
  return {
    units: [
      ...shown.slice(0, 3).flatMap(goalUnits),
      say('As a next step, ask me how long it takes with more a month.'),
    ],
    suggestions: GOAL,
  };
}

function goalUnits({ name, target, saved, left, progress, due, monthly, isOnTrack, isReached, why }: GoalData): Unit[] {
  const units: Unit[] = [];
  if (isReached) units.push(say(`You have reached your ${name} goal.`));
  else if (saved) units.push(say(`You have saved ${ref(saved)} for the ${name} goal.`));
  units.push(say(`The ${name} goal target is ${ref(target)}.`));
  if (progress && !isReached) units.push(add(`That is ${ref(progress)} of the ${name} goal reached so far.`));
  if (left) units.push(add(`Still to save for the ${name} goal: ${ref(left)}.`));
  if (monthly) units.push(add(`It takes saving ${ref(monthly)} a month for the ${name} goal.`));
  if (due) units.push(add(`The day of the ${name} goal is ${ref(due)}.`));
  if (isOnTrack !== undefined && !isReached)
    units.push(say(isOnTrack ? `${name} is on track.` : `${name} is behind where it would have to be.`));
  if (why) units.push(say(`I cannot say what is saved for ${name}: ${ref(why)}.`));
  return units;
}

/** The reply to "I want to save 2,000 for a trip". */
export function composeSetGoal({ plan, answer }: Material): Part {
  const { slots } = plan.ask;
  if (plan.lookups.length === 0) {
    const what = slots.amountCents === undefined ? 'How much would you like to save' : 'What is the goal for';
    return {
      units: [
        say(`${what}, and by when?`),
        say('Say what it is for and the amount in one sentence, and I can set it.'),
      ],
      suggestions: GOAL,
    };
  }
  const data = answer?.data as SetGoalData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions: GOAL };
  const due = data.due ? [say(`The day of the ${data.name} goal would be ${ref(data.due)}.`)] : [];
  return {
    units: [
      ...sayUnknownAccount(slots),
      say(`I can ${data.isChange ? 'change' : 'set'} your ${data.name} goal to a target of ${ref(data.target)}.`),
      ...due,
      say(NOT_YET),
    ],
    suggestions: GOAL,
  };
}

/** The reply to "I will cancel Netflix". */
export function composeCommitment({ plan, answer }: Material): Part {
  const { slots } = plan.ask;
  const suggestions = ['What subscriptions do I have?', 'What if I pay $50 more a month?', 'How are my goals?'];
  if (plan.lookups.length === 0)
    return {
      units: [
        say('What would you like to do: cancel something, pay more, save more or spend less?'),
        say('Name it with the amount, and I can write it down and check on it later.'),
      ],
      suggestions,
    };
  const data = answer?.data as CommitmentData | undefined;
  if (!answer?.ok || !data)
    return { units: [say('I could not write that down: I do not see it in your records.')], suggestions };
  const what = {
    cancel: `you cancel ${slots.merchant ?? 'it'}`,
    pay_more: `you pay more to ${spokenAccount(slots.account ?? 'it')}`,
    save_more: 'you save more',
    spend_less: `you spend less on ${inSentence(slots.category ?? 'it')}`,
  }[data.kind];
  const account = slots.account ? spokenAccount(slots.account) : '';
  const amount = data.amount
    ? [
        say(
          data.kind === 'pay_more'
            ? `The planned payment to ${account} is ${ref(data.amount)}.`
            : data.kind === 'save_more'
              ? `The planned saving${account ? ` in ${account}` : ''} is ${ref(data.amount)}.`
              : `The most planned ${slots.category ?? ''} spending is ${ref(data.amount)}.`,
        ),
      ]
    : [];
  return {
    units: [
      say(`I can write this down for you: ${what}.`),
      ...amount,
      say(`The day of the next look would be ${ref(data.check)}.`),
      say('Nothing is kept until you approve it.'),
    ],
    suggestions,
  };
}
