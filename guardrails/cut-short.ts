// Rail: notes a reply that stops in the middle: a last sentence without an end, a bracket or quote left open, an introduction to nothing.
import { type AnswerRail, pass } from './rail.ts';
import { isListed } from './sentences.ts';

const ENDED = /[.!?\u2026\u3002\uff01\uff1f]["'\u2019\u201d)\]*_]*$/;

/** Notes a reply whose last line is no whole sentence, list item or table row. */
export const cutShort: AnswerRail = {
  name: 'cut-short',
  version: '1',
  stage: 'answer',
  check({ text }) {
    const last = text.trimEnd().split('\n').at(-1)?.trim() ?? '';
    if (last === '') return pass;
    const isWhole = isListed(last) ? !/[:,(]$/.test(last) && isClosed(last) : ENDED.test(last);
    if (isWhole && isClosed(text)) return pass;
    return { action: 'annotate', code: 'cut-short', severity: 'medium' };
  },
};

// Code fences and bold come in pairs, brackets open and close.
function isClosed(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  return (
    count('```') % 2 === 0 && count('**') % 2 === 0 && count('(') <= count(')') + (text.match(/[:;]-?\(/g) ?? []).length
  );
}
