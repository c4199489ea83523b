import { describe } from 'vitest';
import { kindness } from './kindness.ts';
import { tables } from './wording/held.fixture.ts';

const { holds, passes } = tables(kindness);

describe('holds shame', () =>
  holds('shaming', [
    'You are so irresponsible with money.',
    "That's a really stupid purchase.",
    'You should be ashamed of this.',
    'Shame on you.',
    'This is your own fault.',
    'Your spending is reckless.',
    "I'm disappointed in you.",
  ]));

describe('holds scolding', () =>
  holds('scolding', [
    'What were you thinking?',
    'You should not have bought that.',
    'You wasted $300.00 on eating out.',
    'You blew your budget again.',
    'You failed to save.',
    'Everyone else manages to save.',
    'You have no self-control.',
  ]));

describe('holds fear and pressure', () => {
  holds('frightening', ['You will end up homeless.', "You'll never retire."]);
  holds('pressing', ['You have no other choice.', "Don't tell anyone about this."]);
});

describe('lets kind and plain words pass', () =>
  passes([
    'You are not bad with money.',
    'There is nothing to be ashamed of.',
    'It is not your fault.',
    'You spent $300.00 more than you planned.',
    'You went over your dining budget by $40.00.',
    'Many people feel embarrassed about debt.',
    'A missed payment can lower your score.',
    'A scammer may tell you: do not tell anyone.',
    'Late fees add up over a year.',
    'You could skip one purchase this week.',
    'Stop payments can cost a fee.',
  ]));
