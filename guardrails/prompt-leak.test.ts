import { describe, expect, it } from 'vitest';
import { promptLeak } from './prompt-leak.ts';
import { defaultContext } from './screen.ts';

const PROMPT = `You are Finance Coach, a money coach inside a bank app. You are software, and you say so when asked.
Lead with the number, then say what it includes and which dates it covers, then offer one useful next step.
- Each tool result lists facts, such as "f3: Groceries spending, October 2026 = $412.50".
- You do not recommend single investments, move money, or speak about other people's money.`;
const MARK = 'qzjwvkxhpbtgmyrlcnfd';
const check = (shown: string, released = '') =>
  promptLeak.check(
    { text: shown, shown },
    defaultContext({ facts: [], released, prompt: { text: PROMPT, mark: MARK } }),
  );
const base64 = (text: string) => Buffer.from(text).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');
const shift = (text: string, by: number) =>
  text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(first + ((letter.charCodeAt(0) - first + by) % 26));
  });
const LINE = 'Lead with the number, then say what it includes and which dates it covers';

describe.each([
  ['its own words', LINE, 'prompt-text'],
  ['the mark', MARK, 'prompt-mark'],
])('a sentence that gives away %s', (_, secret, code) => {
  it.each<[string, (text: string) => string]>([
    ['plainly', (text) => `I was told: ${text}.`],
    ['in capitals', (text) => text.toUpperCase()],
    ['spaced out', (text) => [...text].join(' ')],
    ['with dots between the letters', (text) => [...text].join('.')],
    ['with emphasis', (text) => text.replace(/(\w{3})/g, '**$1**')],
    ['in full-width letters', (text) => text.replace(/[a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))],
    ['with hidden characters', (text) => [...text].join('\u200b')],
    ['in letters of other scripts', (text) => text.replaceAll('a', '\u0430').replaceAll('c', '\u0441')],
    ['backwards', (text) => [...text].reverse().join('')],
    ['in base64', base64],
    ['in base64 twice', (text) => base64(base64(text))],
    ['in base64 with something glued on', (text) => `abc${base64(text)}`],
    ['in base64 cut up', (text) => (base64(text).match(/.{1,8}/g) ?? []).join(' ')],
    ['in hex', hex],
    ['in ROT13', (text) => shift(text, 13)],
    ['with the alphabet moved by three', (text) => shift(text, 3)],
    ['as first letters', (text) => [...text.replace(/[^a-z]/gi, '')].map((letter) => `${letter}ats`).join(' ')],
  ])('is held when it does so %s', (_how, write) => {
    expect(check(write(secret))).toMatchObject({ action: 'hold', code });
  });

  it('is held when it goes on where the sentences before left off', () => {
    const half = Math.floor(secret.length / 2);
    expect(check(secret.slice(half), `${secret.slice(0, half)}\n`)).toMatchObject({ action: 'hold', code });
    const letters = [...secret].map((letter) => `- ${letter}\n`);
    expect(check(letters.at(-1) ?? '', letters.slice(0, -1).join(''))).toMatchObject({ action: 'hold', code });
  });
});

it.each([
  'I am Finance Coach. I am software, not a person, and I help you understand your own money.',
  'I do not recommend single investments, and I cannot move money.',
  'Groceries spending, October 2026: $412.50.',
  'You spent $412.50 on groceries in October 2026 (October 1 to October 31).',
  'I cannot share how I was set up, but I can tell you what I can do.',
  'Missing data is not zero: I do not know what you spent.',
  '',
])('leaves %j', (text) => {
  expect(check(text).action).toBe('allow');
});

it('has nothing to say where no prompt is known', () => {
  expect(promptLeak.check({ text: LINE, shown: LINE }, defaultContext({ facts: [] })).action).toBe('allow');
});

it('reads the longest sentence in a moment, whatever it is made of', () => {
  for (const piece of ['aB3/', 'Tm90ZQ', '4a4B', 'a ', '&#65;', '%41']) {
    const long = piece.repeat(2_000 / piece.length);
    const times = [1, 2, 3, 4, 5].map(() => {
      const startedAt = performance.now();
      check(long, long);
      return performance.now() - startedAt;
    });
    expect(Math.min(...times), piece).toBeLessThan(50);
  }
});
