// Small talk, and what to say to wishes that are out of reach: kindly, and with what can be done instead.
import type { Topic } from '../ask.ts';
import { type Material, type Part, pick, say } from './reply.ts';

const START = ['What is my balance?', 'What did I spend last month?', 'What do you see about me?'];

const WISHES: Record<Topic, { text: string[]; suggestions: string[] }> = {
  move: {
    text: [
      "I can't move money, pay bills or cancel things for you yet.",
      'Your bank app can do that, and I can show you the figures before you do.',
    ],
    suggestions: ['What is my balance?', 'What subscriptions do I have?', 'How much do I owe?'],
  },
  invest: {
    text: [
      "I can't tell you what to buy or sell.",
      'I can explain how saving and growth work, and show what you have to work with.',
    ],
    suggestions: ['How does compound interest work?', 'How do I start an emergency fund?', 'What is my balance?'],
  },
  service: {
    text: [
      "I can't do that for you, because I only read your records.",
      'Your bank can help: call the number on the back of your card or open its app.',
    ],
    suggestions: [
      'What is my balance?',
      'Show me my latest transactions',
      'How do I dispute an error on my credit report?',
    ],
  },
  plan: {
    text: [
      "I can't do that: I do not send reminders, and I only look some weeks ahead.",
      'I can show which bills are coming, what is safe to spend, and when you would be debt-free.',
    ],
    suggestions: ['What bills are coming up?', 'How much is safe to spend?', 'When will I be debt free?'],
  },
  bill: {
    text: [
      "I can't see that in your records.",
      'I can show what you paid before, what you owe now and which bills come next.',
    ],
    suggestions: ['How much do I owe?', 'What subscriptions do I have?', 'What did I spend last month?'],
  },
  score: {
    text: [
      "I can't see your credit score.",
      'Your bank or a credit bureau can show it, and I can show how much of your card limits you use.',
    ],
    suggestions: ['What is my credit utilization?', 'How can I improve my credit score?'],
  },
  'past-balance': {
    text: [
      "I can only see your balances as they are now, so I can't go back in time for that.",
      'I can show what came in and what went out instead.',
    ],
    suggestions: ['What is my balance?', 'What did I spend last month?', 'How much did I earn last month?'],
  },
  'leave-out': {
    text: ["I can't leave parts out of a total yet.", 'I can show the whole and each of its parts.'],
    suggestions: ['Where does my money go?', 'What did I spend last month?'],
  },
  'other-person': {
    text: [
      'I can only see your own accounts, so I cannot speak about the money of anyone else.',
      'I am glad to look at yours.',
    ],
    suggestions: START,
  },
  else: {
    text: [
      "I can't do that yet.",
      'I can tell you about your balances, spending, income, bills, debts and budgets, look ahead, and explain money topics.',
    ],
    suggestions: START,
  },
};

/** The reply to small talk or to a wish that is out of reach. */
export function composeTalk({ plan, seed }: Material): Part {
  const { intent, slots } = plan.ask;
  if (intent === 'out_of_reach') {
    const { text, suggestions } = WISHES[slots.topic ?? 'else'];
    return { units: text.map(say), suggestions };
  }
  if (intent === 'greeting') {
    return {
      units: [
        say(pick(seed, ['Hello! I am glad you are here.', 'Hi! Good to see you.'])),
        say('Ask me about your spending, your income, your balances or your subscriptions.'),
      ],
      suggestions: START,
    };
  }
  if (intent === 'thanks') {
    return {
      units: [
        say(pick(seed, ['You are welcome!', 'Glad to help!', 'Any time!'])),
        say('I am here when you want to look at something else.'),
      ],
      suggestions: START,
    };
  }
  if (intent === 'identity') {
    return {
      units: [
        say('I am Finance Coach, a computer program and not a person.'),
        say('I look only at your own records, I show where each figure comes from, and I say so when I do not know.'),
        say('What I tell you is education, not advice from a licensed expert.'),
      ],
      suggestions: ['What can you do?', ...START.slice(1)],
    };
  }
  return {
    units: [
      say('I can look at your own money and explain it.'),
      say(
        'Ask me what you spent or earned, what is in your accounts, which bills are coming, what is safe to spend, or when you will be debt-free.',
      ),
      say('I can also explain money topics, such as credit scores or saving.'),
    ],
    suggestions: START,
  };
}
