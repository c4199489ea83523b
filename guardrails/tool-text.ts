// Rail: the name of a shop, a memo or a note is data. One that speaks to the coach is kept from the model; the figures beside it stay usable.
import { injectionScore } from './injection/score.ts';
import { thresholdsFor } from './injection/weights.ts';
import { normalise } from './normalise.ts';
import { pass, type ToolResultRail } from './rail.ts';

/** Stands in place of a text that may not be read. */
export const WITHHELD = '[withheld]';

/** The longest free text a bank sends: a SEPA remittance has 140 characters four times (EPC rulebook), what customers note of themselves less. */
const MOST = 560;

/** What no shop is called: a tool by its name, who speaks in a dialogue, the marks of chat templates. */
const MACHINE =
  /\b(?:get|find|compare|explain|forecast|project|calculate|search|suggest|set|request|make|forget)_[a-z]+|\bwhat_if\b|(?:^|[\n;.|])\s*(?:system|assistant|user|human|developer|coach|model)\s*:|<\/?\s*(?:system|assistant|user|tool|function|instructions?)\b|<\||\|>|\[\/?(?:inst|sys)\]/i;

/** Withholds a text that reads like an order to the coach, and cuts one that is longer than any bank's. */
export const toolText: ToolResultRail = {
  name: 'tool-text',
  version: '1',
  stage: 'tool-result',
  check({ text }) {
    if (text === '' || /^[\w-]{1,24}$/.test(text)) return MACHINE.test(text) ? withheld(1, ['machine-words']) : pass;
    const plain = normalise(text);
    const isMachine = [plain.text, plain.shadow, ...plain.decoded].some((view) => MACHINE.test(view));
    if (isMachine) return withheld(1, ['machine-words']);
    const { score, evidence } = injectionScore(plain, 'tool-text');
    // A name is short and free to lose, so a doubtful one goes too.
    if (score >= thresholdsFor('tool-text').flag) return withheld(score, evidence);
    if (text.length <= MOST) return pass;
    return { action: 'redact', code: 'text-too-long', severity: 'low', score: text.length, text: text.slice(0, MOST) };
  },
};

function withheld(score: number, evidence: string[]): ReturnType<ToolResultRail['check']> {
  return { action: 'redact', code: 'tool-text-injection', severity: 'high', score, evidence, text: WITHHELD };
}
