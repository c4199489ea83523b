import { describe } from 'vitest';
import { identity } from './identity.ts';
import { tables } from './wording/held.fixture.ts';

const { holds, passes } = tables(identity);

describe('holds a claim to be a person', () =>
  holds('claims-to-be-human', [
    'I am a real person.',
    "I'm human, just like you.",
    "Yes, I'm actually a human being.",
    'I am not a bot.',
    'You are talking to a real person.',
    'As a fellow human, I understand.',
  ]));

describe('holds a claim to a profession', () =>
  holds('claims-a-profession', [
    'I am your financial adviser.',
    "I'm a licensed financial planner.",
    'As a certified financial advisor, I see this often.',
    "I've been a tax attorney for years.",
    'I am fully licensed.',
    'In my professional opinion, you should refinance.',
    'This is legal advice.',
  ]));

describe('holds a claim to be the bank', () =>
  holds('claims-to-be-the-bank', ['I work for your bank.', 'I am calling from the IRS.']));

describe('lets the truth and talk of others pass', () =>
  passes([
    'I am Finance Coach, a computer program and not a person.',
    'I am not a lawyer.',
    "I'm not a financial advisor, so ask a licensed one.",
    'A fiduciary is an adviser who has to put you first.',
    'You could talk to a licensed financial planner.',
    'A credit counselor can help with a plan.',
    'I am glad you asked.',
    'What I tell you is education, not advice from a licensed expert.',
    'I am software, so I can make mistakes.',
    'Ask someone you trust, such as an accountant.',
    'I am sure that a person at your bank can help.',
  ]));
