// Input rail: a wish that has nothing to do with money is noted, so that the answer is one kind sentence and no poem.
import { type InputRail, pass } from './rail.ts';
import { findSaid, noteWhen, said } from './said/said.ts';

const ELSEWHERE: RegExp[] = [
  /\b(?:write|compose|draft|generate|make up|sing|give me)(?: me| us)? (?:an? |some |the |another )?(?:\w+ ){0,3}(?:poems?|songs?|story|stories|essays?|haikus?|lyrics|novel|limerick|rap|python|javascript|code|function|program|sql|html|recipe|joke)\b/,
  /\btell (?:me|us) (?:an? |another )?(?:\w+ )?(?:joke|story|riddle|fairy tale)\b|\b(?:recipe for|how (?:do|to|can) i? ?(?:cook|bake))\b|\bwho won (?:the|last)\b|\bcapital of\b|\bwho is the (?:president|king|queen|prime minister)\b|\bmeaning of life\b/,
  /\b(?:translate (?:this|the following|it)|do my homework|solve (?:this|the) (?:equation|riddle|puzzle)|math homework|horoscope|zodiac|marry me|i love you|who should i vote for|play a game|roleplay|role play)\b/,
  /\b(?:what is|how is) the weather\b|\bweather (?:in|today|tomorrow|forecast)\b|\b(?:what is the score|who plays tonight|nba scores?|nfl scores?)\b|\b(?:diagnose|symptoms of|cure for)\b|\bescribe(?:me)? un (?:poema|cuento)\b|\bcuentame un chiste\b/,
];
/** Words that make nearly anything a question about money. */
const MONEY =
  /\b(?:money|budget\w*|spen[dt]\w*|cost\w*|pay\w*|paid|bank\w*|sav(?:e|es|ing|ings)|cards?|debts?|loans?|bills?|charg\w+|fees?|price\w*|afford|\d+ dollars|income|tax\w*|invest\w*|credit|account\w*|rent|mortgage|insurance|refund|subscription\w*|interest|owe|balance|transaction\w*|creditor\w*|collector\w*|landlord|dinero|cuenta)\b/;

/** Takes note of what is off topic. */
export const offTopic: InputRail = {
  name: 'off-topic',
  version: '1',
  stage: 'input',
  check({ text }) {
    const spoken = said(text);
    return MONEY.test(spoken.text) ? pass : noteWhen(findSaid(spoken, ELSEWHERE), 'off-topic');
  },
};
