import { expect, it } from 'vitest';
import { errorCodes } from '../knowledge/errors.ts';
import { consent } from './consent.ts';
import { defaultContext } from './screen.ts';

const asked = (reads: 'customer' | 'public', hasConsent: boolean) =>
  consent.check({ tool: 'get_spending', reads, args: {} }, defaultContext({ facts: [], hasConsent }));

it("blocks a tool that reads the customer's data without consent, in the agreed words", () => {
  expect(asked('customer', false)).toMatchObject({
    action: 'block',
    code: 'consent-required',
    reply: errorCodes.CONSENT_REQUIRED.words,
  });
});

it('lets the same tool through with consent, and a public one always', () => {
  expect(asked('customer', true).action).toBe('allow');
  expect(asked('public', false).action).toBe('allow');
});

it('takes missing consent for none', () => {
  expect(consent.check({ tool: 'x', reads: 'customer', args: {} }, defaultContext({ facts: [] })).action).toBe('block');
});
