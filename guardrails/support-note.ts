// Answer rail: a reply to somebody in need, with a right to use, or at the end of their strength closes with where help is.
import { formatDate } from '../knowledge/calendar.ts';
import { despair } from './despair.ts';
import { hardship } from './hardship.ts';
import { type AnswerRail, type InputRail, pass } from './rail.ts';
import { rights } from './rights.ts';
import { scam } from './scam.ts';
import { fixedText, isTextName } from './texts/fixed-texts.ts';

/** The rails whose notes a reply closes with, in this order. */
const NOTED: readonly InputRail[] = [despair, scam, rights, hardship];

/** Adds the reviewed text for what the customer's message told. */
export const supportNote: AnswerRail = {
  name: 'support-note',
  version: '1',
  stage: 'answer',
  check({ text }, context) {
    if (text.trim() === '') return pass;
    const notes = NOTED.flatMap((rail) => {
      const { action, code } = rail.check({ text: context.customerText }, context);
      if (action !== 'annotate' || !isTextName(code)) return [];
      const note = fixedText(code, { today: formatDate(context.today) });
      return text.includes(note) ? [] : [{ code, note }];
    });
    if (notes.length === 0) return pass;
    return {
      action: 'annotate',
      code: 'support-note',
      severity: 'low',
      evidence: notes.map(({ code }) => code),
      text: [text, ...notes.map(({ note }) => note)].join('\n\n'),
    };
  },
};
