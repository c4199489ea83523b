// Input rail: somebody who is being scammed at this moment is told to stop and check; somebody who has lost money is answered, and told what to do first.
import { type InputRail, pass } from './rail.ts';
import { findSaid, noteWhen, said } from './said/said.ts';
import { fixedText } from './texts/fixed-texts.ts';

/** Somebody else makes the speaker, or somebody close, do it. */
const ASKED =
  '\\b(?:ask(?:s|ed|ing)?|tell(?:s|ing)?|told|wants?|wanted|wanting|needs?|needed|insist(?:s|ed|ing)?|demand(?:s|ed|ing)?|instruct(?:s|ed|ing)?|says?|said|saying|making|made|convinc(?:ed|ing)|pressur(?:ed|ing)|begg(?:ed|ing)) (?:that )?(?:me|us|i|we|my (?:mom|mother|dad|father|grandma|grandpa|grandmother|grandfather|wife|husband|parents))\\b';
/** A caller nobody has seen. */
const STRANGER =
  '\\b(?:call(?:ed|er|s|ing)?|phone|on the line|text(?:ed|s|ing)?|e ?mail(?:ed)?|messaged?|whats ?app|telegram|pop ?up|some ?one|some ?body|stranger|he|she|they|man|woman|guy|lady|agent|officer|representative|rep|tech support|microsoft|fraud (?:department|team|dept)|irs|social security|fbi|police|recruiter|buyer|seller|supposedly|claim(?:s|ed|ing)|met online|online (?:boyfriend|girlfriend|friend))\\b';
const CARDS =
  '(?:gift ?cards?|(?:google play|steam|itunes|vanilla|target|walmart|ebay|apple)(?: gift)? cards?|prepaid cards?)';
const COIN = '(?:bitcoins?|crypto\\w*|btc|ethereum|usdt|tether|bitcoin atm|crypto atm|coins? machine)';

const IN_PROGRESS: RegExp[] = [
  // Paying the way only scams are paid.
  `${ASKED}(?: \\w+){0,10} ${CARDS}\\b`,
  `\\b(?:pay|paying|send|sending|buy|buying)(?: \\w+){0,6} ${CARDS}(?: \\w+){0,8} (?:to (?:the )?(?:irs|police|court|agent|him|her|them|get out|avoid)|or (?:i|they) (?:will|would|get|be)|for (?:bail|taxes|the irs|a warrant))\\b`,
  `\\b(?:read|gave|give|send|sent|text|texted|scratch\\w*)(?: \\w+){0,8} (?:numbers?|codes?|pins?)(?: \\w+){0,4} (?:back of|on) (?:the |those |these )?${CARDS}\\b`,
  `${ASKED} to (?:\\w+ ){0,4}(?:wire|send|deposit|transfer|pay|move|put|convert|buy|withdraw)(?: \\w+){0,8} ${COIN}\\b`,
  `${ASKED} to (?:\\w+ ){0,4}(?:wire|send|transfer|zelle|western union|moneygram)(?: \\w+){0,8} (?:to (?:a |another )?(?:stranger|someone i|country|overseas|nigeria|ghana)|never met|i have not met|i have never met|before (?:i (?:can )?(?:see|view|meet|move)|seeing|viewing|meeting))\\b`,
  `\\b(?:give|hand|giving|handing|mail|mailing|ship)(?: \\w+){0,5} (?:cash|gold|gold bars)(?: \\w+){0,4} (?:to (?:a |the )?(?:courier|driver|agent|officer|messenger)|for safe ?keeping)\\b|\\bcourier(?: \\w+){0,8} (?:cash|gold|my (?:debit )?card)\\b`,
  // Moving money "to keep it safe".
  `${ASKED} (?:to |should |need to |must |have to )?(?:\\w+ ){0,4}(?:move|transfer|send|wire|put|zelle)(?: \\w+){0,8} (?:(?:safe|secure|protected|federal|government|treasury|new) (?:bank )?(?:account|wallet|locker)|to (?:my ?self|protect|keep it safe|secure))\\b`,
  // Codes and screens.
  `${STRANGER}[^.?!]{0,80}\\b(?:ask(?:s|ed|ing)?|wants?|wanted|needs?|told|tells?|telling|said|says)(?: me)?(?: \\w+){0,3}? (?:for|to (?:read|give|send|share|tell|text|provide|confirm))(?: \\w+){0,6} (?:verification code|one time (?:code|password|passcode|pin)|otp|passcode|security code|(?:6|six|4|four) digit (?:code|pin)|code (?:i got|i received|they sent|texted|sent to|from my (?:text|phone|bank))|my pin|my password|my (?:online )?banking (?:password|login))\\b`,
  `(?:${ASKED}|${STRANGER}[^.?!]{0,60}\\b(?:had me|got me|making me|made me|let))(?: \\w+){0,6} (?:any ?desk|team ?viewer|remote (?:access|desktop|control)|screen ?shar\\w*|share my screen|download an? app to (?:fix|help))\\b`,
  `\\b(?:let|letting|gave|give|giving|allowed|allow) (?:him|her|them|the (?:agent|guy|tech|man|caller)|some ?one|a (?:tech|stranger))(?: \\w+){0,3} (?:in ?to|on ?to|access to|control of|remote)(?: \\w+){0,3} (?:computer|phone|laptop|pc|screen)\\b|\\b(?:they|he|she|some ?one) (?:\\w+ ){0,3}(?:took (?:over|control of)|is controlling|are controlling|is in|are in|moving the mouse on) my (?:computer|phone|screen|laptop)\\b`,
  // Secrets, threats, and fees for one's own money.
  `\\b(?:told|tells|telling|says|said|asked|asks|warned)(?: me)?(?: \\w+){0,3} (?:not (?:to )?|do not |never )(?:tell|talk to|inform|hang up|say anything to)(?: \\w+){0,3} (?:bank|teller|any ?one|family|police|husband|wife|kids|the phone|on them|(?=[.?!,]|$))`,
  `\\b(?:irs|social security|police|fbi|sheriff|immigration|officer|agent|court|warrant|bail)\\b[^.?!]{0,60}\\b(?:arrest(?:ed)?|warrant|jail|deport\\w*|lawsuit)\\b[^.?!]{0,60}\\b(?:unless|if i do not|or else|pay (?:now|today|right now|immediately)|payment (?:now|today)|pay (?:a|the) (?:fine|bond|bail) (?:now|today|by phone))\\b`,
  `\\b(?:pay|send|owe|fee|fees|tax|taxes|deposit)\\b[^.?!]{0,60}\\b(?:to|before (?:i|they) can|so i can|in order to|and then (?:i|they)) (?:\\w+ ){0,3}(?:withdraw|release|unlock|recover|claim|receive|get)(?: \\w+){0,4} (?:my )?(?:crypto|bitcoin|winnings|prize|inheritance|profits|investment|grant|lottery|sweepstakes|frozen funds|lost (?:money|funds|crypto))\\b`,
  `\\b(?:recover|recovery|get back|retrieve|trace)(?: \\w+){0,6} (?:crypto|bitcoin|stolen (?:money|funds)|lost (?:money|funds|crypto|bitcoin))\\b[^.?!]{0,60}\\b(?:for a fee|up ?front|pay (?:them|him|her|first)|(?:they|he|she|company|agent|expert|hacker) (?:wants?|asks?|needs?|charges?)|fee first|percent first)\\b`,
  `\\b(?:deposit|cash)(?:ed|ing)? (?:a |the |his |her |their |this |my )?(?:\\w+ )?checks?(?: \\w+){0,8} (?:send|wire|zelle|return|forward|mail|buy)(?: \\w+){0,5} (?:back|rest|difference|extra|remainder|gift ?cards?)\\b`,
  '\\b(?:tarjetas? de regalo)\\b(?: \\w+){0,8}|\\b(?:me (?:pide|piden|pidio|pidieron|dice|dicen))(?: \\w+){0,6} (?:codigo|tarjetas? de regalo|bitcoin|clave)\\b',
].map((source) => new RegExp(source));

/** Money is gone already. */
const LOSS: RegExp[] = [
  /\bi (?:think i |may have |might have |have )?(?:(?:was|been|got|am being|getting|get) (?:\w+ )?(?:scammed|conned|tricked|defrauded|phished)|fell for (?:a|an|the) (?:\w+ )?(?:scam|phish\w*|trick)|sent (?:\w+ ){0,5}to a scammer|paid a scammer|clicked (?:a|on a|the) (?:\w+ )?phishing)\b/,
  /\b(?:scammer|scammers|some ?one|he|she|they) (?:scammed|tricked|conned) (?:me|us|my (?:mom|mother|dad|father|grandma|grandpa|parents))\b|\bme estafaron\b|\blost (?:\w+ ){0,4}(?:to|in) a(?: \w+)? scam\b/,
];

/** Questions to learn, gifts, and one's own bank, doctor or job. */
const LOOK_ALIKES: RegExp[] = [
  /\b(?:why|how) (?:do|does|would|can|could) (?:scammers?|scams?|criminals|thieves|fraudsters?|people)(?: \w+){0,12}/g,
  /\b(?:is it|are|does it) (?:\w+ ){0,2}(?:true|a scam|always a scam|ever)(?: \w+){0,16}|\btrue or false\b[^.?!]*/g,
  /\b(?:if|when|what if|in case) (?:some ?one|a (?:caller|company|stranger|person)|they|he|she) (?:ever )?(?:asks?|calls?|tells?|says|wants)(?: \w+){0,14}/g,
  /\b(?:my|our) (?:son|daughter|kids?|niece|nephew|mom|mother|dad|father|sister|brother|wife|husband|boss|teacher|coworkers?)(?: \w+){0,3} (?:wants?|asked for|asked me for|needs?|said he wants|said she wants)(?: \w+){0,4} gift ?cards? for (?:\w+ ){0,2}(?:christmas|birthday|holidays?|graduation|xmas|wedding|teacher|party)\b/g,
  /\bi (?:want|need|would like|plan)(?: \w+)? to (?:pay|buy|get|use|send)(?: \w+){0,5} gift ?cards?\b/g,
];

/** Stops a scam that is going on, and takes note of one that is over. */
export const scam: InputRail = {
  name: 'scam',
  version: '1',
  stage: 'input',
  check({ text }) {
    const spoken = said(text);
    const now = findSaid(spoken, IN_PROGRESS, LOOK_ALIKES);
    if (now.length === 0) return noteWhen(findSaid(spoken, LOSS, LOOK_ALIKES), 'scam-loss', 'high');
    return {
      ...pass,
      action: 'escalate',
      code: 'scam-in-progress',
      severity: 'critical',
      spans: now,
      reply: fixedText('scam-in-progress'),
    };
  },
};
