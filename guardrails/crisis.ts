// Input rail: somebody who may hurt themselves gets people and numbers, not a budget. Talk about money that sounds like it passes.
import { type InputRail, pass } from './rail.ts';
import { ONLY_SOUNDS_LIKE_IT, OUTRIGHT, PASSIVE, SOMEONE_ELSE } from './said/danger.ts';
import { findSaid, said } from './said/said.ts';
import { fixedText } from './texts/fixed-texts.ts';

/** Catches a message in which somebody speaks of dying or of hurting themselves, outright or in passing, or of somebody close in that danger. */
export const crisis: InputRail = {
  name: 'crisis',
  version: '2',
  stage: 'input',
  isRequired: true,
  check({ text }) {
    const spoken = said(text);
    const find = (patterns: readonly RegExp[], others: readonly RegExp[] = SOMEONE_ELSE) =>
      findSaid(spoken, patterns, [...ONLY_SOUNDS_LIKE_IT, ...others]);
    const outright = find(OUTRIGHT);
    if (outright.length > 0) return danger('self-harm', outright, fixedText('crisis'));
    const passive = find(PASSIVE);
    if (passive.length > 0) return danger('no-will-to-live', passive, fixedText('crisis'));
    const others = find(SOMEONE_ELSE, []);
    if (others.length > 0) return danger('someone-in-danger', others, fixedText('crisis-of-another'));
    return pass;
  },
};

const danger = (code: string, spans: ReturnType<typeof findSaid>, reply: string) => ({
  action: 'escalate' as const,
  code,
  severity: 'critical' as const,
  spans,
  reply,
});
