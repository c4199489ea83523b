import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';
import { isCardNumber, isIban, isRoutingNumber, isTaxNumber } from './personal/checksums.ts';
import { findPersonalData } from './personal/find.ts';
import { personalData } from './personal-data.ts';
import { defaultContext } from './screen.ts';

const mask = (text: string) => personalData.check({ text }, defaultContext({ facts: [] })).text ?? text;

describe('masks', () => {
  it.each([
    ['my card is 4111111111111111', 'my card is [card number]'],
    ['4111 1111 1111 1111 please', '[card number] please'],
    ['4111-1111-1111-1111.', '[card number].'],
    ['４１１１ １１１１ １１１１ １１１１', '[card number]'],
    ['4111\u200b1111\u200b1111\u200b1111', '[card number]'],
    ['amex 3782 822463 10005', 'amex [card number]'],
    ['debit card 6759649826438453', 'debit card [card number]'],
    ['card 4111 1111 1111 1111 12/27', 'card [card number] 12/27'],
    ['four one one one one one one one one one one one one one one one', '[card number]'],
    ['SSN 123-45-6789', 'SSN [social security number]'],
    ['my social is 123456789', 'my social is [social security number]'],
    ['ITIN 912-70-1234', 'ITIN [social security number]'],
    ['routing number 021000021', 'routing number [routing number]'],
    ['account number: 000123456789', 'account number: [account number]'],
    ['IBAN GB82 WEST 1234 5698 7654 32 ok', 'IBAN [account number] ok'],
    ['DE89370400440532013000', '[account number]'],
    ['write to jo.do+x@example.co.uk now', 'write to [email] now'],
    ['jo at example dot com', '[email]'],
    ['call me at (555) 234-5678', 'call me at [phone number]'],
    ['+1 555 234 5678', '[phone number]'],
    ['reach me at 555-234-5678', 'reach me at [phone number]'],
    ['key AKIAIOSFODNN7EXAMPLE', 'key [secret key]'],
    [`sk-ant-${'x'.repeat(30)}`, '[secret key]'],
    ['my pin is 4821', 'my pin is [secret code]'],
    ["driver's license number is 6940579", "driver's license number is [id number]"],
  ])('%s', (text, masked) => expect(mask(text)).toBe(masked));
});

describe('leaves alone', () => {
  it.each([
    'I spent $4,111.11 on 10/12/2026',
    'my Visa ending in 4523 is at 68%',
    'from 2026-10-01 to 2026-10-31',
    'order number 4111111111111111',
    'confirmation 9876543210',
    '4111111111111112',
    'I make $123,456,789 a year',
    'call 988 or 1-800-273-8255',
    'the number 123456789',
    '000-12-3456 and 666-12-3456',
    'my 401(k) has 12345 in it',
    'GB00WEST12345698765432',
    'meet @ 5 pm',
    'version 1.2.3.4',
    'one two three go',
    'ticket 20261012-000123',
  ])('%s', (text) => expect(mask(text)).toBe(text));
});

it('says what it masked and where, not the thing itself', () => {
  const finding = personalData.check({ text: 'card 4111111111111111' }, defaultContext({ facts: [] }));
  expect(finding).toMatchObject({ action: 'redact', evidence: ['card'], spans: [{ start: 5, end: 21 }] });
});

describe('checksums', () => {
  it('hold for published examples and fail one digit off', () => {
    expect([isCardNumber('378282246310005'), isCardNumber('378282246310006')]).toEqual([true, false]);
    expect([isRoutingNumber('021000021'), isRoutingNumber('021000022')]).toEqual([true, false]);
    expect([isIban('GB82WEST12345698765432'), isIban('GB83WEST12345698765432')]).toEqual([true, false]);
    expect([isTaxNumber('123456789'), isTaxNumber('900123456'), isTaxNumber('123450000')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

it.each(['1 ', '1-', 'a@a', '4111 ', 'GB59', 'call 1', 'one ', 'account number 1 '])(
  'takes time in proportion to its text: %j',
  (seed) => {
    const time = (size: number) => {
      const { text } = normalise(seed.repeat(Math.ceil(size / seed.length)));
      const runs = [0, 1, 2].map(() => {
        const startedAt = performance.now();
        findPersonalData(text);
        return performance.now() - startedAt;
      });
      return Math.min(...runs);
    };
    time(10_000);
    expect(time(40_000)).toBeLessThan(time(10_000) * 16 + 50);
  },
);
