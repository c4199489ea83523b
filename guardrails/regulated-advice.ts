// Input rail: a question for a licensed adviser, such as which stock to buy, is noted so that the answer teaches how to decide.
import type { InputRail } from './rail.ts';
import { findSaid, noteWhen, said } from './said/said.ts';

const ASSET =
  '(?:stocks?|shares|etfs?|cryptos?|crypto ?currenc\\w+|coins?|bitcoin|btc|ethereum|dogecoin|solana|funds?|index funds?|mutual funds?|bonds?|options|securities|tickers?|gold(?! card)|silver(?! card)|tesla|nvidia|apple stock|amazon stock|gamestop|gme|s p 500|treasuries|penny stocks?|reits?|annuit(?:y|ies))';
const ADVICE: RegExp[] = [
  `\\b(?:which|what|best|good|top|any|recommend\\w*|suggest\\w*|pick|picks|tips?|name|hot)(?: \\w+){0,4} ${ASSET}(?: \\w+){0,6} (?:buy|invest|sell|hold|pick|own|purchase|me)\\b`,
  `\\b(?:recommend|suggest|pick|choose)(?: \\w+){0,4} ${ASSET}\\b|\\b${ASSET} (?:tips?|picks?|recommendations?)\\b`,
  `\\b(?:should|would you|can) (?:i|we|you)?(?: \\w+){0,3}? (?:buy|sell|hold|short|dump|invest(?: \\w+){0,4}? in(?: to)?|put(?: \\w+){0,6}? in(?: to)?|move(?: \\w+){0,6}? (?:in ?to|out of)|get out of|cash out)(?: \\w+){0,4} ${ASSET}\\b`,
  `\\bwill(?: \\w+){0,3} (?:${ASSET}|market|stock market|price)(?: \\w+){0,3} (?:go (?:up|down)|rise|crash|fall|drop|moon|recover|double|keep going)\\b|\\b(?:is|are)(?: \\w+){0,3} (?:${ASSET}|it)(?: \\w+){0,2} (?:a good buy|a buy|a good investment|worth buying|going to (?:crash|rise|go up|go down|double|moon))\\b`,
  '\\bprice targets?\\b|\\bwhat should i invest (?:in|my)\\b|\\bwhere (?:should|do) i invest\\b|\\bis (?:now|it|this) (?:a )?good time to (?:buy|sell|invest|get in)\\b|\\bhow (?:should|do) i (?:allocate|split)(?: \\w+){0,3} (?:portfolio|401k|investments|ira)\\b',
  '\\bshould i (?:sue|file (?:for )?(?:bankruptcy|chapter \\w+)|sign (?:this|the) (?:contract|settlement|waiver))\\b|\\b(?:legal|tax|investment|financial) advice (?:on|about|for)\\b|\\bque acciones (?:compro|debo comprar)\\b|\\bdeberia (?:comprar|vender) (?:acciones|bitcoin)\\b',
].map((source) => new RegExp(source));

/** Takes note of a question for regulated advice. */
export const regulatedAdvice: InputRail = {
  name: 'regulated-advice',
  version: '1',
  stage: 'input',
  check: ({ text }) => noteWhen(findSaid(said(text), ADVICE), 'regulated-advice'),
};
