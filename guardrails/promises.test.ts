import { describe } from 'vitest';
import { promises } from './promises.ts';
import { tables } from './wording/held.fixture.ts';

const { holds, passes } = tables(promises);

describe('holds a guarantee', () =>
  holds('guarantee', [
    'I guarantee you will be debt-free by June.',
    'I promise this works.',
    'You are guaranteed to save money.',
    'This plan has guaranteed returns.',
    'It is a risk-free way to grow your money.',
    'You cannot lose with this.',
    'Your score will definitely go up.',
    'It is 100% safe.',
    'That is a **sure thing**.',
  ]));

describe('holds urgency', () =>
  holds('urgency', [
    'Act now to save!',
    'Hurry, this is your last chance.',
    'This is a limited-time offer.',
    "Don't miss out on this card.",
    'You must decide today.',
    'The offer expires soon.',
    'Sign up before it is too late.',
  ]));

describe('holds a claim of approval', () =>
  holds('approval', [
    'You are pre-approved for this loan.',
    "You'll be approved right away.",
    'Your application has been approved.',
    'You qualify for a lower rate.',
    'It comes with guaranteed approval.',
    'You will definitely get the card.',
  ]));

describe('lets plain words, warnings and conditions pass', () =>
  passes([
    'No return is guaranteed.',
    "I can't promise that.",
    'Anyone who promises guaranteed returns is running a scam.',
    'Student loans are often guaranteed by the government.',
    'You may qualify for a payment plan.',
    'If you are approved, the rate may change.',
    'Once your application is approved, the lender sends papers.',
    'Check whether you qualify for a lower rate.',
    'Pay by November 15 to avoid a late fee.',
    'Scammers say "act now" so that you do not think.',
    'There is no hurry.',
    'If you are in danger right now, please call 911.',
    'You will pay less interest if you pay more each month.',
    'Every investment has some risk.',
    'Your budget is on track.',
  ]));
