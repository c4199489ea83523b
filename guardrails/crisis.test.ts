import { describe, expect, it } from 'vitest';
import { CRISIS_REPLY } from './crisis.ts';
import { screenInput } from './screen.ts';

describe('somebody in danger is sent to people who can help', () => {
  it.each([
    'i want to kill myself',
    "I'm so deep in debt I want to die",
    'sometimes I think about ending my life',
    "there's no point in living with this debt",
    'I dont want to be alive anymore',
    'everyone would be better off without me',
    'thinking of suicide because of the bills',
    'I just want to end it all',
    'how much is in savings? also i have been hurting myself',
    'I wish I was dead',
  ])('%s', async (text) => {
    expect(await screenInput(text)).toMatchObject({ action: 'escalate', reply: CRISIS_REPLY });
  });
});

describe('talk about money that only sounds like it passes', () => {
  it.each([
    'I am drowning in debt',
    'my card is killing me',
    'these fees are killing me',
    'I could die of embarrassment over this overdraft',
    'how do I kill a subscription',
    'I want to end my subscription',
    'what happens to my debt when I die',
    'does life insurance have a suicide clause',
    'I am dying to buy a house',
    'I want to live on less',
    'cut my spending in half',
    'I want to take my life savings out of the stock market',
    'is it better to be dead broke or in debt',
  ])('%s', async (text) => {
    expect((await screenInput(text)).action).toBe('allow');
  });
});
