// Rail: card, tax and bank numbers, phones, emails and keys are masked before the model, the log and the store see a message.
import { normalise, replaceSpans } from './normalise.ts';
import { findPersonalData, type PersonalKind } from './personal/find.ts';
import { type InputRail, pass } from './rail.ts';

/** What stands in the text in place of personal data. */
export const MASKS: Record<PersonalKind, string> = {
  card: '[card number]',
  tax: '[social security number]',
  routing: '[routing number]',
  account: '[account number]',
  iban: '[account number]',
  code: '[secret code]',
  license: '[id number]',
  email: '[email]',
  phone: '[phone number]',
  key: '[secret key]',
};

/** Masks personal data in the customer's message. */
export const personalData: InputRail = {
  name: 'personal-data',
  version: '1',
  stage: 'input',
  isRequired: true,
  check({ text }) {
    const plain = normalise(text);
    const found = findPersonalData(plain.text);
    if (found.length === 0) return pass;
    const spans = found.map(({ start, end }) => ({ start: plain.toOriginal(start), end: plain.toOriginalEnd(end) }));
    const masked = replaceSpans(
      text,
      found.map(({ start, end, kind }) => ({ start, end, with: MASKS[kind] })),
      plain,
    );
    const kinds = [...new Set(found.map(({ kind }) => kind))];
    return { action: 'redact', code: 'personal-data', severity: 'medium', spans, evidence: kinds, text: masked };
  },
};
