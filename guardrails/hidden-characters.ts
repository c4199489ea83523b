// Rail: characters nobody can see are taken out of a message; where they could carry words or turn them around, somebody put them there.
import { withoutHidden } from '../knowledge/plain-text.ts';
import { normalise } from './normalise.ts';
import { type InputRail, pass } from './rail.ts';

/** A few come along when text is copied from a page; more split words on purpose. */
const COPIED = 8;

/** Strips hidden characters from the customer's message, and says so when they are no accident. */
export const hiddenCharacters: InputRail = {
  name: 'hidden-characters',
  version: '1',
  stage: 'input',
  check({ text }) {
    const plain = normalise(text);
    if (plain.hidden === 0) return pass;
    const { tags, zeroWidth } = plain.hiddenKinds;
    const turns = text.match(/[\u202d\u202e]/g)?.length ?? 0;
    const isMeant = tags > 0 || turns > 0 || zeroWidth > COPIED;
    return {
      action: isMeant ? 'redact' : 'annotate',
      code: 'hidden-characters-in-message',
      severity: isMeant ? 'medium' : 'low',
      score: plain.hidden,
      text: withoutHidden(text),
    };
  },
};
