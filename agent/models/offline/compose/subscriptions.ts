// Says which subscriptions run, what they cost, whose price moved, and which may not be used.
import type { SubscriptionsData } from '../../../../tools/get-subscriptions.ts';
import { composeBills } from './ahead.ts';
import { add, item, listed, type Material, numberOf, type Part, ref, say, type Unit } from './reply.ts';
import { LOOKUP_FAILED, sayMissing } from './unknown.ts';

type Running = SubscriptionsData['running'][number];

/** A longer list is told by its sum. */
const LINES = 10;
/** More price changes than this are hardly asked for. */
const PRICES = 5;

/** The reply to a question about subscriptions or their prices. */
export function composeSubscriptions(material: Material): Part {
  const { plan, answer, answers = [], facts } = material;
  const bills = answers.find(({ name, ok }) => name === 'get_bills' && ok);
  if (bills) return composeBills({ ...material, answer: bills });
  const data = answer?.data as SubscriptionsData | undefined;
  if (!answer?.ok || !data)
    return { units: [LOOKUP_FAILED], suggestions: ['What subscriptions do I have?', 'What did I spend last month?'] };
  const { focus, merchant } = plan.ask.slots;
  const first = data.running[0]?.merchant;
  const suggestions = [
    focus === 'price' ? 'What subscriptions do I have?' : 'Did any of my subscriptions get more expensive?',
    ...(first ? [`What if I cancel ${first}?`] : []),
    'How do I clean up subscriptions?',
  ];
  if (data.status === 'unknown') {
    const why = data.reason ? ref(data.reason) : 'there is too little data';
    return {
      units: [say(`I cannot say which subscriptions you have yet: ${why}.`)],
      suggestions: ['What did I spend last month?', 'What bills are coming up?'],
    };
  }
  const units =
    focus === 'price'
      ? [...prices(data, merchant, facts), ...(merchant ? ofMerchant(data, merchant) : [])]
      : focus === 'unused'
        ? unused(data)
        : merchant
          ? ofMerchant(data, merchant)
          : running(data, facts, focus === 'yearly');
  return { units: [...units, ...sayMissing(data.coverage, facts)], suggestions };
}

const isSame = (name: string, asked: string) => name.toLowerCase().includes(asked.toLowerCase());

function ofMerchant({ running: all, ended }: SubscriptionsData, merchant: string): Unit[] {
  const own = all.filter((each) => isSame(each.merchant, merchant));
  const [first] = own;
  if (first) {
    return [
      ...own.map((each) => say(`Your ${each.merchant} subscription, ${each.cadence}, is ${ref(each.amount)}.`)),
      ...own.flatMap(({ merchant: name, nextDay }) =>
        nextDay ? [add(`The next ${name} charge is due on ${ref(nextDay)}.`)] : [],
      ),
      add(`The ${first.merchant} subscription cost a year is ${ref(first.yearly)}.`),
      say(`As a next step, ask me what cancelling ${first.merchant} would save.`),
    ];
  }
  const over = ended.find((each) => isSame(each.merchant, merchant));
  return over
    ? [
        say(`Your ${over.merchant} subscription has ended.`),
        say(`The last ${over.merchant} charge day was ${ref(over.lastDay)}.`),
      ]
    : [say(`I do not see a subscription to ${merchant} running.`)];
}

function lineOf({ merchant, cadence, amount, nextDay }: Running): Unit {
  return item(
    `${merchant} subscription, ${cadence}: ${ref(amount)}${nextDay ? `, next charge due on ${ref(nextDay)}` : ''}`,
  );
}

function running(data: SubscriptionsData, facts: Material['facts'], isYearly: boolean): Unit[] {
  if (data.running.length === 0) return [say('I do not see any running subscriptions in your records.')];
  const [monthly] = data.monthly;
  const [yearly] = data.yearly;
  const units: Unit[] = [];
  if (yearly && isYearly) units.push(say(`Your total subscription cost is ${ref(yearly)} a year.`));
  if (monthly) units.push(say(`Your total subscription cost is ${ref(monthly)} a month.`));
  if (yearly && !isYearly) units.push(add(`That comes to a total subscription cost of ${ref(yearly)} a year.`));
  if (data.count) {
    const noun = numberOf(facts, data.count) === 1 ? 'subscription' : 'subscriptions';
    units.push(say(`I see ${ref(data.count)} ${noun} running.`));
  }
  units.push(add('Here they are, with the last charge of each:'));
  for (const each of data.running.slice(0, LINES)) units.push({ ...lineOf(each), isExtra: units.length > 2 });
  for (const { names } of data.alike.slice(0, 1)) units.push(add(`These do much the same: ${ref(names)}.`));
  const [raised] = raises(data, facts);
  if (raised) units.push(add(riseSentence(raised)));
  units.push(say('As a next step, ask me what it would save to cancel any of them.'));
  return units;
}

function unused(data: SubscriptionsData): Unit[] {
  const likely = data.running.filter(({ isLikelyUnused }) => isLikelyUnused);
  const [first] = data.running;
  if (!first) return [say('I do not see any running subscriptions in your records.')];
  const units: Unit[] =
    likely.length > 0
      ? [say('These look like you may not use them:'), ...likely.slice(0, LINES).map(lineOf)]
      : [
          say('I cannot tell from payments which ones you use, so here are the dearest:'),
          ...data.running.slice(0, 3).map(lineOf),
        ];
  for (const { names } of data.alike.slice(0, 1)) units.push(say(`These do much the same: ${ref(names)}.`));
  const name = (likely[0] ?? first).merchant;
  units.push(say(`Ask me what cancelling ${name} would save.`));
  return units;
}

type Priced = Running & { lastPrice: NonNullable<Running['lastPrice']> };

function raises({ running: all }: SubscriptionsData, facts: Material['facts']): Priced[] {
  return all.filter(
    (each): each is Priced => each.lastPrice !== undefined && numberOf(facts, each.lastPrice.change) > 0,
  );
}

function riseSentence({ merchant, lastPrice: { from, to, day } }: Priced): string {
  return `The price of ${merchant} rose from ${ref(from)} to ${ref(to)} on ${ref(day)}.`;
}

function prices(data: SubscriptionsData, merchant: string | undefined, facts: Material['facts']): Unit[] {
  const all = raises(data, facts);
  const rises = merchant ? all.filter((each) => isSame(each.merchant, merchant)) : all;
  if (rises.length > 0) {
    return [
      ...rises.slice(0, PRICES).map((rise) => say(riseSentence(rise))),
      add('If you no longer use it, look at it again.'),
    ];
  }
  const others = merchant ? all.slice(0, 2) : [];
  return [
    say(`I do not see a price increase${merchant ? ` of ${merchant}` : ' on your subscriptions'}.`),
    ...(others.length > 0 ? [add(`Others did go up: ${listed(others.map((each) => each.merchant))}.`)] : []),
  ];
}
