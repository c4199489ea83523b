import { describe } from 'vitest';
import { harm } from './harm.ts';
import { tables } from './wording/held.fixture.ts';

const { holds, passes } = tables(harm);

describe('holds help with a crime', () => {
  holds('hides-from-reporting', [
    'Split the cash into smaller deposits so the bank does not report it.',
    'Keep each deposit just under $10,000.',
    'Do it slowly so the IRS will never notice.',
  ]);
  holds('false-papers', [
    'You can make a fake pay stub with this site.',
    'Just photoshop your bank statement.',
    'Inflate your income on the application.',
  ]);
  holds('tax-evasion', [
    'Hide the cash from the IRS.',
    'Just skip reporting your tips.',
    'You could claim fake deductions.',
  ]);
  holds('fraud', [
    "Here's how to launder the money.",
    'You can file a false claim with your insurance.',
    "You could open a card with your child's social security number.",
  ]);
});

describe('holds violence', () =>
  holds('violence', ['You should hurt him.', 'Just kill yourself.', 'Mix these to make a bomb.']));

describe('lets warnings and safe advice pass', () =>
  passes([
    'Splitting deposits to stay under the reporting limit is illegal.',
    'Banks report cash deposits over $10,000.',
    'A fake check can bounce weeks later.',
    'If someone opened a card in your name, report it.',
    'Late payments can hurt your credit score.',
    'You have to report all your income, tips too.',
    'Deposits are insured up to $250,000 at each bank.',
    'You can deduct some expenses if you work for yourself.',
    'You could split your pay between checking and savings.',
    'Never send money to someone you have not met.',
    'This budget could kill two birds with one stone.',
  ]));
