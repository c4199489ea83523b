// Says what needs attention, what could help, which sample offers fit, what is known of the customer, and where a request for a person stands.
import type { OffersData } from '../../../../tools/find-offers.ts';
import type { AlertsData } from '../../../../tools/get-alerts.ts';
import type { ProfileData } from '../../../../tools/get-profile.ts';
import type { RecommendationsData } from '../../../../tools/get-recommendations.ts';
import type { HumanData } from '../../../../tools/request-human.ts';
import { add, item, type Material, numberOf, type Part, ref, say, type Unit } from './reply.ts';
import { LOOKUP_FAILED } from './unknown.ts';

/** More than these at once overwhelm. */
const ALERTS = 5;
const TIPS = 3;
const OFFERS = 3;

/** The reply to "anything unusual?". */
export function composeAlerts({ answer }: Material): Part {
  const suggestions = ['What bills are coming up?', 'Show me my latest transactions', 'What should I do?'];
  const data = answer?.data as AlertsData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  if (data.alerts.length === 0)
    return {
      units: [
        say('I do not see anything that needs your attention today.'),
        say(
          'As a next step, look over your latest transactions yourself, and call your bank about any that is not yours.',
        ),
      ],
      suggestions,
    };
  const units: Unit[] = [say('This is what I see, the most urgent first:')];
  for (const { said } of data.alerts.slice(0, ALERTS)) units.push(item(ref(said)));
  if (data.alerts.length > ALERTS) units.push(add('There are more, and these come first.'));
  units.push(say('If a charge is not yours, call your bank with the number on your card.'));
  return { units, suggestions };
}

/** The reply to "what should I do?". */
export function composeAdvice({ answer }: Material): Part {
  const suggestions = ['Anything unusual in my account?', 'How much did I save last month?', 'Suggest a budget for me'];
  const data = answer?.data as RecommendationsData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  const [first, ...others] = data.items;
  if (!first)
    return {
      units: [
        say('There is nothing I can suggest from your records yet.'),
        say('With more days of data I can look again.'),
      ],
      suggestions: ['How do I make a budget?', 'How do I start an emergency fund?'],
    };
  const units: Unit[] = [say(`What fits you best now: ${first.title}.`)];
  units.push(say(ref(first.said)));
  if (first.steps.length > 0) {
    units.push(say('Small steps you could take:'));
    units.push(...first.steps.slice(0, TIPS).map(item));
  }
  if (first.reading) units.push(add(`The article "${first.reading.title}" goes deeper.`));
  if (others.length > 0) {
    units.push(add('Also worth a look:'));
    units.push(...others.slice(0, TIPS - 1).map(({ title }) => ({ ...item(title), isExtra: true })));
  }
  units.push(say(data.disclosure));
  return { units, suggestions };
}

/** The reply to "any offers for me". */
export function composeOffers({ answer }: Material): Part {
  const suggestions = ['What should I do?', 'What is my credit utilization?', 'What debts do I have?'];
  const data = answer?.data as OffersData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  if (data.status === 'no-consent')
    return {
      units: [
        say('You have not agreed to see offers, so I did not look at any.'),
        say('If you ever want to, you can allow it in your settings. Nothing else changes.'),
      ],
      suggestions,
    };
  const shown = data.offers.filter(({ isShown }) => isShown).slice(0, OFFERS);
  const units: Unit[] = [];
  if (shown.length === 0) {
    units.push(say('No sample offer fits you right now.'));
    const missed = [...data.guards, ...data.offers.flatMap(({ rules }) => rules)].filter(
      ({ outcome }) => outcome === 'not met',
    );
    if (missed.length > 0) {
      units.push(say('These rules are not met:'));
      units.push(...missed.slice(0, OFFERS).map(({ words }) => item(ref(words))));
    }
  } else {
    units.push(say('These are samples, and nothing can be bought here:'));
    for (const { name, summary, isPaid } of shown)
      units.push(item(`${ref(name)}: ${ref(summary)}${isPaid ? ' (its place is paid for)' : ''}`));
  }
  units.push(...data.disclosure.split(/(?<=\.)\s+(?=[A-Z])/).map(say));
  return { units, suggestions };
}

const WAITING: Record<HumanData['status'], string[]> = {
  asked: ['A person from our team will read this conversation.', 'Their answer will appear right here.'],
  waiting: ['Your request is in the queue already.', 'When a person answers, it will appear right here.'],
  taken: ['A person is reading this conversation now.', 'Their answer will appear right here.'],
  answered: ['A person has looked at this conversation.', 'Tell me if you want someone to look again.'],
  unavailable: [
    'I cannot hand this conversation over from here.',
    'Your bank can help: call the number on the back of your card.',
  ],
};

/** The reply to "I want to talk to a person". */
export function composeHuman({ answer }: Material): Part {
  const suggestions = ['What is my balance?', 'What can you do?'];
  const data = answer?.data as HumanData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  return { units: WAITING[data.status].map(say), suggestions };
}

const MISSING: Record<ProfileData['missing'][number], string> = {
  'no-accounts': 'No account of yours is linked yet.',
  'no-transactions': 'I do not see any transactions yet.',
  'short-history': 'The history is still short, so I do not see all of your habits.',
  'old-data': 'There have been no new transactions for a while.',
  'gap-in-data': 'There are days without data in between.',
  'unknown-balance': 'The balance of an account is unknown.',
  'unknown-debt-terms': 'Your bank did not report all the terms of a card or loan.',
};

/** The reply to "what do you know about me". */
export function composeProfile({ answer, facts }: Material): Part {
  const suggestions = ['What do you see about me?', 'What is my net worth?', 'What can you do?'];
  const data = answer?.data as ProfileData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  const { accounts, history, name, persona, consents, missing } = data;
  const units: Unit[] = [];
  if (accounts.count) {
    units.push(
      say(`I see ${ref(accounts.count)} linked ${numberOf(facts, accounts.count) === 1 ? 'account' : 'accounts'}.`),
    );
    units.push(...accounts.names.slice(0, 8).map((id) => ({ ...item(ref(id)), isExtra: true })));
  }
  if (history) units.push(say(`I have ${ref(history)} of history.`));
  if (name) units.push(add(`Your first name here is ${ref(name)}.`));
  if (persona) units.push(add(`The money persona that fits you best is ${ref(persona)}.`));
  const allowed = consents.filter(({ isAllowed }) => isAllowed).map(({ purpose }) => PURPOSES[purpose]);
  if (allowed.length > 0) units.push(add(`You allowed ${allowed.join(', ')}.`));
  for (const each of missing.slice(0, 2)) units.push(say(MISSING[each]));
  units.push(say('I only read your own records, and you can change what you allow at any time.'));
  return { units, suggestions };
}

const PURPOSES: Record<ProfileData['consents'][number]['purpose'], string> = {
  coaching: 'coaching',
  offers: 'offers',
  proactive: 'messages on our own',
  review: 'review by people',
};
