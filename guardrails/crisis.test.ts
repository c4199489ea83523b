import { describe, expect, it } from 'vitest';
import { crisis } from './crisis.ts';
import { defaultContext, screenInput } from './screen.ts';
import { sentencesIn, wilson } from './sentences/wilson.fixture.ts';
import { fixedText } from './texts/fixed-texts.ts';

const REPLY = fixedText('crisis');

describe('somebody in danger is sent to people who can help, and a figure of speech beside it is not', () => {
  it.each([
    ['I want to kill myself', 'I am killing myself at work for nothing'],
    ['I want to die', 'I want to die rich'],
    ['I wish I was dead', 'I wish this debt was dead'],
    ['I want to end it all', 'I want to end it with this bank'],
    ['thinking about ending my life', 'thinking about ending my lease'],
    ['thinking of suicide because of the bills', 'is there a suicide clause in life insurance'],
    ['I have been hurting myself', 'am I hurting myself by closing old cards'],
    ['I cut myself again', 'I cut myself off from online shopping'],
    ['I will take my own life', 'I will take my life savings out of stocks'],
    ['going to jump off a bridge', 'is a bridge loan a good idea'],
    ["there's no point in living", 'there is no point in living in a city this expensive'],
    ["I don't want to live anymore", "I don't want to live paycheck to paycheck anymore"],
    ['everyone would be better off without me', 'we would be better off without the second car'],
    ["I'm worth more dead", 'my car is worth more dead than alive'],
    ["I'm tired of living", "I'm tired of living on ramen"],
    ["I hope I don't wake up tomorrow", "I hope I don't wake up to another overdraft"],
    ['nothing left to live for', 'nothing left to live on until Friday'],
    ['k i l l  m y s e l f', 'the F D I C and the C F P B'],
    ['im gonna kms', 'I drove 20 kms to the bank'],
    ['quiero morir', 'me muero por saber mi saldo'],
    ['ya no quiero vivir', 'no quiero vivir al día'],
  ])('%j, not %j', async (danger, lookAlike) => {
    expect(await screenInput(danger)).toMatchObject({ action: 'escalate', reply: REPLY });
    expect((await screenInput(lookAlike)).action).toBe('allow');
  });

  it('also when it is somebody close, in words for that', async () => {
    const reply = fixedText('crisis-of-another');
    for (const text of ['my son says he wants to kill himself', 'my wife is suicidal', 'my brother wants to die'])
      expect(await screenInput(text)).toMatchObject({ action: 'escalate', reply });
    for (const text of ['my brother killed himself and collectors call me', 'my husband is killing himself at work'])
      expect((await screenInput(text)).action).not.toBe('escalate');
  });

  it('says which words it was, in the message as it came', () => {
    const text = 'balance? also I want to k\u200bill myself.';
    const verdict = crisis.check({ text }, defaultContext({ facts: [] }));
    const [{ start, end } = { start: 0, end: 0 }] = verdict?.spans ?? [];
    expect(text.slice(start, end)).toBe('k\u200bill myself');
    expect(verdict).toMatchObject({ code: 'self-harm', severity: 'critical' });
  });
});

describe('over lists in many ways of saying it', () => {
  const caught = async (name: string) => {
    const sentences = sentencesIn(name);
    const missed: string[] = [];
    for (const text of sentences) if ((await screenInput(text)).action !== 'escalate') missed.push(text);
    return { missed, total: sentences.length, interval: wilson(sentences.length - missed.length, sentences.length) };
  };

  it('catches all that is said outright', async () => {
    const { missed, total, interval } = await caught('crisis-explicit');
    expect(missed).toEqual([]);
    expect(total).toBeGreaterThan(150);
    expect(interval.low).toBeGreaterThan(0.97);
  });

  it('catches at least 95 % of what is said in passing', async () => {
    const { missed, total } = await caught('crisis-passive');
    expect(total).toBeGreaterThan(140);
    expect(missed.length / total).toBeLessThanOrEqual(0.05);
  });

  it('lets every figure of speech about money pass', async () => {
    const sentences = sentencesIn('figurative');
    const alarms: string[] = [];
    for (const text of sentences) if ((await screenInput(text)).action === 'escalate') alarms.push(text);
    expect(sentences.length).toBeGreaterThan(450);
    expect(alarms).toEqual([]);
  });
});

it('reads the longest message in a moment, whatever it repeats', async () => {
  for (const part of [
    'i want to ',
    'not want to be ',
    'a l ',
    'my ',
    "i'm better off if i was ",
    'gun to my ',
    'hope not wake ',
  ]) {
    const hostile = part.repeat(20_000 / part.length);
    const times: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const startedAt = performance.now();
      await screenInput(hostile);
      times.push(performance.now() - startedAt);
    }
    expect(Math.min(...times), part).toBeLessThan(150);
  }
});
