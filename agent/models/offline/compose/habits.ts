// Says which subscriptions run, whose price rose, and what the whole picture looks like.
import type { PersonaData } from '../../../../tools/get-persona.ts';
import type { SignalsData } from '../../../../tools/get-signals.ts';
import { add, item, type Material, numberOf, type Part, ref, say, type Unit } from './reply.ts';
import { LOOKUP_FAILED } from './unknown.ts';

/** A longer list is told by its sum. */
const LINES = 10;

/** The reply to a question about subscriptions or their prices. */
export function composeSubscriptions({ plan, answer, facts }: Material): Part {
  const data = answer?.data as SignalsData | undefined;
  if (!answer?.ok || !data)
    return { units: [LOOKUP_FAILED], suggestions: ['What subscriptions do I have?', 'What did I spend last month?'] };
  const { slots } = plan.ask;
  const first = data.subscriptions[0]?.merchant;
  const suggestions = [
    slots.focus === 'price' ? 'What subscriptions do I have?' : 'Did any of my subscriptions get more expensive?',
    ...(first ? [`How much did I spend at ${first} this year?`] : []),
    'How do I clean up subscriptions?',
  ];
  const signal = data.signals.subscription_count;
  if (signal?.status === 'unknown') {
    const why = signal.reason ? ref(signal.reason) : 'there is too little data';
    return {
      units: [say(`I cannot say which subscriptions you have yet: ${why}.`)],
      suggestions: ['What did I spend last month?'],
    };
  }
  const units =
    slots.focus === 'price'
      ? prices(data, slots.merchant)
      : running(ofMerchant(data, slots.merchant), facts, slots.merchant);
  return { units, suggestions };
}

const isSame = (name: string, asked: string) => name.toLowerCase().includes(asked.toLowerCase());

// Of one merchant its line stands alone: the counts and sums are of all.
function ofMerchant(data: SignalsData, merchant: string | undefined): SignalsData {
  if (!merchant) return data;
  return {
    ...data,
    signals: {},
    priceRises: [],
    subscriptions: data.subscriptions.filter((each) => isSame(each.merchant, merchant)),
  };
}

function running(data: SignalsData, facts: Material['facts'], asked: string | undefined): Unit[] {
  if (data.subscriptions.length === 0) {
    return [
      say(
        asked
          ? `I do not see a subscription to ${asked} running.`
          : 'I do not see any running subscriptions in your records.',
      ),
    ];
  }
  const [count] = data.signals.subscription_count?.facts ?? [];
  const [monthly] = data.signals.subscription_monthly_spend?.facts ?? [];
  const noun = count && numberOf(facts, count) === 1 ? 'subscription' : 'subscriptions';
  const units: Unit[] = [];
  if (monthly) units.push(say(`Your monthly subscription spending is ${ref(monthly)} a month.`));
  if (count) units.push(say(`I see ${ref(count)} ${noun} running.`));
  units.push(add(asked ? 'Here it is, with its last charge:' : 'Here they are, with the last charge of each:'));
  for (const { merchant, cadence, amount, nextDay } of data.subscriptions.slice(0, LINES)) {
    const next = nextDay ? `, next charge due on ${ref(nextDay)}` : '';
    units.push({ ...item(`${merchant} subscription, ${cadence}: ${ref(amount)}${next}`), isExtra: units.length > 2 });
  }
  if (data.priceRises.length > 0) units.push(...data.priceRises.slice(0, 2).map((rise) => add(riseSentence(rise))));
  return units;
}

function riseSentence({ merchant, from, to, day }: SignalsData['priceRises'][number]): string {
  return `The price of ${merchant} rose from ${ref(from)} to ${ref(to)} on ${ref(day)}.`;
}

function prices(data: SignalsData, merchant: string | undefined): Unit[] {
  const isAsked = (name: string) =>
    !merchant || name.toLowerCase() === merchant.toLowerCase() || name.toLowerCase().includes(merchant.toLowerCase());
  const rises = data.priceRises.filter((rise) => isAsked(rise.merchant));
  if (rises.length > 0)
    return [
      ...rises.slice(0, 5).map((rise) => say(riseSentence(rise))),
      add('If you no longer use it, this is a good one to look at again.'),
    ];
  const of = merchant ? ` of ${merchant}` : ' on your subscriptions';
  const other = merchant ? data.priceRises.slice(0, 2).map((rise) => say(riseSentence(rise))) : [];
  return [say(`I do not see a recent price increase${of}.`), ...other];
}

/** The reply to "what do you see about me". */
export function composePersona({ plan, answer, facts }: Material): Part {
  const suggestions = ['What subscriptions do I have?', 'What is my credit utilization?', 'Where does my money go?'];
  const data = answer?.data as PersonaData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  const reading =
    plan.ask.slots.reading === 'how-am-i-doing' ? [add('I read that as a question about your money habits.')] : [];
  if (data.status === 'getting-started') {
    return {
      units: [
        say('You are just getting started here, so I do not see a pattern yet.'),
        say(`I have ${ref(data.history.held)} of history.`),
        say(`A persona needs ${ref(data.history.needed)} of history.`),
      ],
      suggestions: ['What is my balance?', 'What did I spend this month?'],
    };
  }
  const [first, ...others] = data.matches;
  if (!first)
    return {
      units: [
        ...reading,
        say('No money persona fits you right now, and nothing in your habits stands out as urgent.'),
        ...nearMiss(data),
      ],
      suggestions,
    };
  const units: Unit[] = [...reading, say(`The money persona that fits you best is ${ref(first.name)}.`)];
  if (first.description) units.push(say(first.description));
  const met = first.criteria.filter(({ outcome, value }) => outcome === 'met' && value).slice(0, 3);
  if (met.length > 0) units.push(add('This is what it rests on:'));
  for (const { value } of met) {
    const fact = value ? facts.get(value) : undefined;
    if (fact) units.push({ ...item(`${fact.label}: ${ref(fact.id)}`), isExtra: true });
  }
  for (const other of others.slice(0, 2)) units.push(add(`${pickAlso(other.description)} ${ref(other.name)}.`));
  units.push(...nearMiss(data));
  return { units, suggestions };
}

const pickAlso = (description: string) => (description ? 'Another persona that fits is' : 'Also fits:');

function nearMiss({ nearMisses }: PersonaData): Unit[] {
  const [miss] = nearMisses;
  const [change] = miss?.changes ?? [];
  return miss && change
    ? [add(`You come close to ${ref(miss.name)}, and this is what it would take: ${ref(change)}.`)]
    : [];
}
