import { expect, it } from 'vitest';
import { defects } from './defects.fixture.ts';
import { guidanceFor, guidanceText } from './guidance.ts';
import { isTextName } from './texts/fixed-texts.ts';

it('has a line for every message that is noted and goes on to a model', () => {
  const noted = defects.filter(
    ({ stage, action }) => stage === 'input' && (action === 'annotate' || action === 'rewrite'),
  );
  expect(noted.length).toBeGreaterThan(6);
  for (const { code } of noted) expect([code, guidanceFor([code])]).toEqual([code, [expect.stringMatching(/\.$/)]]);
  // What closes a reply was noted as well.
  for (const code of ['dispute', 'complaint', 'debt-collector', 'credit-report-error', 'identity-theft', 'scam-loss'])
    expect([code, isTextName(code), guidanceFor([code]).length]).toEqual([code, true, 1]);
});

it('says each once, and nothing for other codes', () => {
  expect(guidanceFor(['hardship', 'hardship', 'ok', 'personal-data'])).toHaveLength(1);
  expect(guidanceText).toContain(guidanceFor(['hardship'])[0] ?? 'none');
});
