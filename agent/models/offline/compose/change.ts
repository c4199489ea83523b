// Says what changed between two times and why, and what was left over.
import { formatPeriod } from '../../../../knowledge/calendar.ts';
import type { CalculateData } from '../../../../tools/calculate.ts';
import type { ComparisonData } from '../../../../tools/compare-periods.ts';
import type { CauseIds, ExplanationData } from '../../../../tools/explain-change.ts';
import type { CashFlowData } from '../../../../tools/get-cash-flow.ts';
import {
  add,
  during,
  inSentence,
  item,
  type Material,
  numberOf,
  type Part,
  ref,
  say,
  spokenAccount,
  type Unit,
} from './reply.ts';
import { LOOKUP_FAILED, sayMissing, sayUnknown } from './unknown.ts';

/** Parts and causes beyond these are hardly read. */
const PARTS = 3;
const CAUSES = 4;

/** The reply to "am I spending more than last month". */
export function composeCompare(material: Material): Part {
  const { plan, answer, facts } = material;
  const { slots } = plan.ask;
  const what = slots.of === 'income' ? 'earn' : 'spend';
  const suggestions =
    what === 'earn'
      ? ['Did I spend more than last month?', 'How much did I save last month?']
      : ['Why did my spending change?', 'Where does my money go?', 'How much did I save last month?'];
  const data = answer?.data as ComparisonData | undefined;
  if (!answer?.ok || !data) return { units: [failed(answer?.text)], suggestions };
  if (data.status === 'unknown') return { units: unknownOf(data, material), suggestions };
  const [total] = data.totals;
  if (!total) return { units: [LOOKUP_FAILED], suggestions };
  const units = changeUnits(total, placeOf(data), {
    facts,
    what,
    isCut: data.isCut,
    isPercent: slots.focus === 'percent',
  });
  const moved = data.parts.filter(({ change }) => numberOf(facts, change) !== 0).slice(0, PARTS);
  if (moved.length > 1) {
    units.push(add('The largest changes were:'));
    for (const { change } of moved) units.push({ ...item(`${labelOf(facts, change)}: ${ref(change)}`), isExtra: true });
  }
  units.push(...sayMissing(data.coverage, facts));
  if (what === 'spend') units.push(say('Ask me why, and I can show what is behind it.'));
  return { units, suggestions };
}

/** The reply to "why did my spending go up". */
export function composeExplain(material: Material): Part {
  const { answer, facts } = material;
  const suggestions = [
    'Where does my money go?',
    'Am I spending more than last month?',
    'What subscriptions do I have?',
  ];
  const data = answer?.data as ExplanationData | undefined;
  if (!answer?.ok || !data) return { units: [failed(answer?.text)], suggestions };
  if (data.status === 'unknown') return { units: unknownOf(data, material), suggestions };
  const [main] = data.changes;
  if (!main) return { units: [LOOKUP_FAILED], suggestions };
  const units = changeUnits(main, placeOf(data), { facts, what: 'spend', isCut: data.isCut });
  if (main.causes.length > 0) {
    units.push(say('This is what made the difference:'));
    units.push(...main.causes.slice(0, CAUSES).map((cause) => item(causeLine(cause, facts))));
    if (main.causes.length > CAUSES) units.push(add('Smaller causes make up the rest.'));
  }
  units.push(...sayMissing(data.coverage, facts));
  units.push(say('As a next step, ask me to show the purchases behind the largest of these.'));
  return { units, suggestions };
}

function placeOf({ category, merchant, account }: Pick<ComparisonData, 'category' | 'merchant' | 'account'>): string {
  const on = category ? ` on ${inSentence(category)}` : '';
  return `${on}${merchant ? ` at ${merchant}` : ''}${account ? ` from ${spokenAccount(account)}` : ''}`;
}

function changeUnits(
  { now, before, change, percent }: { now: string; before: string; change: string; percent?: string },
  place: string,
  {
    facts,
    what,
    isCut,
    isPercent = false,
  }: { facts: Material['facts']; what: 'spend' | 'earn'; isCut: boolean; isPercent?: boolean },
): Unit[] {
  const [first, second] = [facts.get(now)?.period, facts.get(before)?.period];
  if (!first || !second) return [];
  const size = numberOf(facts, change);
  const verb = what === 'earn' ? 'earned' : 'spent';
  const thing = what === 'earn' ? 'income' : 'spending';
  const units =
    size === 0
      ? [say(`You ${verb} the same${place} in both times.`)]
      : [
          say(
            `The change in your ${thing}${place} ${during(first)} is ${ref(change)}, compared with ${formatPeriod(second)}.`,
          ),
        ];
  const said = (id: string, when: string) =>
    what === 'earn' ? `Your total income ${when} was ${ref(id)}.` : `You spent ${ref(id)}${place} ${when}.`;
  units.push(say(said(now, during(first))), say(said(before, during(second))));
  if (percent && size !== 0) units.push((isPercent ? say : add)(`That is a change of ${ref(percent)}.`));
  if (size !== 0) units.push(say(size > 0 ? 'So it went up.' : 'So it went down.'));
  if (isCut) units.push(add('One of the two is not over, so I compared the same days of both.'));
  return units;
}

function causeLine({ change }: CauseIds, facts: Material['facts']): string {
  return `${labelOf(facts, change)}: ${ref(change)}`;
}

const labelOf = (facts: Material['facts'], id: string) => facts.get(id)?.label ?? 'Change in spending';

function unknownOf(data: ComparisonData | ExplanationData, material: Material): Unit[] {
  const { reason, nearest, coverage, merchant } = data;
  return sayUnknown(
    {
      ...(reason && { reason }),
      coverage,
      ...(nearest && { nearest }),
      merchant: merchant ?? material.plan.ask.slots.merchant,
    },
    'what changed',
    material,
  );
}

// Two times that share days cannot be compared.
function failed(text = ''): Unit {
  return /share a day/.test(text) ? say('Those two times share days, so I cannot compare them.') : LOOKUP_FAILED;
}

/** The reply to "how much did I have left over" and "what is my savings rate". */
export function composeCashFlow(material: Material): Part {
  const { plan, answer, answers = [], facts } = material;
  const suggestions = [
    'Where does my money go?',
    'Am I spending more than last month?',
    'How long will it take to save $1,000?',
  ];
  const data = answer?.data as CashFlowData | undefined;
  const { period } = plan;
  if (!answer?.ok || !data || !period) return { units: [LOOKUP_FAILED], suggestions };
  if (data.status === 'unknown') return { units: sayUnknown(data, 'what was left over', material), suggestions };
  const [total] = data.totals;
  if (!total) return { units: [LOOKUP_FAILED], suggestions };
  const units: Unit[] = [];
  const when = during(period);
  const [average] = data.averages;
  const share = answers.find(({ name, ok }) => name === 'calculate' && ok)?.data as CalculateData | undefined;
  if (plan.ask.slots.focus === 'average' && average) {
    units.push(say(`Your average net cash flow is ${ref(average.net)} a month.`));
    units.push(
      say(`On average, money in was ${ref(average.in)} a month and money out was ${ref(average.out)} a month.`),
    );
    if (data.wholeMonths) units.push(add(`That is from ${ref(data.wholeMonths)} of whole data.`));
  } else {
    const name = facts.get(total.net)?.label.startsWith('Total') ? 'total net cash flow' : 'net cash flow';
    if (share)
      units.push(
        say(`Your ${name} as a part of ${name.replace('net cash flow', 'money in')} ${when} is ${ref(share.result)}.`),
      );
    units.push(say(`Your ${name} ${when} was ${ref(total.net)}.`));
    units.push(say(`${name.startsWith('total') ? 'Total money' : 'Money'} in was ${ref(total.in)} ${when}.`));
    units.push(say(`${name.startsWith('total') ? 'Total money' : 'Money'} out was ${ref(total.out)} ${when}.`));
    if (numberOf(facts, total.net) < 0) units.push(say('More went out than came in.'));
  }
  if (plan.isAssumed) units.push(add('You did not name a time, so I chose this one.'));
  units.push(add('Moves between your own accounts and card payments are left out.'));
  const [unknownMonth] = data.months.filter(({ state }) => state === 'unknown');
  if (unknownMonth) units.push(say('For a part of that time I have no data.'));
  units.push(...sayMissing(data.coverage, facts));
  units.push(say('As a next step, ask me where your money goes.'));
  return { units, suggestions };
}

/** An average over whole months or weeks, or a share of a whole; null when it could not be worked out. */
export function composeSum({ plan, answers = [], facts }: Material, thing: 'spending' | 'income'): Unit[] | null {
  const sum = answers.find(({ name }) => name === 'calculate');
  const data = sum?.ok ? (sum.data as CalculateData) : undefined;
  const { slots } = plan.ask;
  const { period } = plan;
  if (!data || !period) return null;
  const label = (facts.get(data.operands[0] ?? '')?.label ?? '').replace(/ ending in (?:19|20)\d\d$/, '');
  const named = label.charAt(0).toLowerCase() + label.slice(1);
  if (slots.focus === 'share') {
    const whole = facts.get(data.operands[1] ?? '')?.label.toLowerCase() ?? 'income';
    return [
      say(`Your ${named} as a part of your ${whole} ${during(period)} is ${ref(data.result)}.`),
      ...data.operands.map((id) =>
        say(
          `${(facts.get(id)?.label ?? thing).replace(/ ending in (?:19|20)\d\d$/, '')} was ${ref(id)} ${during(period)}.`,
        ),
      ),
    ];
  }
  const part = slots.isWeekly ? 'week' : 'month';
  return [
    say(`Your average ${named} is ${ref(data.result)}, for a whole ${part}.`),
    add(`It is made from these ${part}s:`),
    ...data.operands.map((id) => {
      const of = facts.get(id)?.period;
      return { ...item(`${label}${of ? ` ${during(of)}` : ''}: ${ref(id)}`), isExtra: true };
    }),
  ];
}
