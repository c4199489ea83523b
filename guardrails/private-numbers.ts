// Rail: a reply never spells out a full card, tax or bank number or a key, whoever put it there.
import { normalise, replaceSpans } from './normalise.ts';
import { findPersonalData, type PersonalKind } from './personal/find.ts';
import { MASKS } from './personal-data.ts';
import { pass, type SentenceRail } from './rail.ts';

const NEVER_SAID: readonly PersonalKind[] = ['card', 'tax', 'iban', 'account', 'routing', 'key', 'code'];

/** Masks card, tax and bank numbers and keys in a sentence of the reply. */
export const privateNumbers: SentenceRail = {
  name: 'private-numbers',
  version: '1',
  stage: 'sentence',
  check({ shown }) {
    const plain = normalise(shown);
    const found = findPersonalData(plain.text).filter(({ kind }) => NEVER_SAID.includes(kind));
    if (found.length === 0) return pass;
    const text = replaceSpans(
      shown,
      found.map(({ start, end, kind }) => ({ start, end, with: MASKS[kind] })),
      plain,
    );
    return {
      action: 'redact',
      code: 'private-number',
      severity: 'high',
      spans: found.map(({ start, end }) => ({ start: plain.toOriginal(start), end: plain.toOriginalEnd(end) })),
      evidence: [...new Set(found.map(({ kind }) => kind))],
      text,
    };
  },
};
