// Turns of phrase by which somebody tries to take the coach over: an override verb with what it is to override, a false role, a persona
// without rules, the prompt asked for. Money talk with the same words ("ignore the previous charge") has another object and is none of these.

/** A turn of phrase. `weight` is how sure it alone makes us, 0 to 1; several add up as independent signs do. */
export interface Cue {
  name: string;
  weight: number;
  /** Where it first stands in a shadow. */
  find(shadow: string): { at: number; end: number } | null;
}

// Every gap is a bounded number of words, so that reading stays linear. `G` is such a gap.
const gap = (most: number) => `(?:[\\s,:"'-]+[\\w'.]+){0,${most}}?[\\s,:"'-]+`;
const OVERRIDE =
  "(?:ignor(?:e|ing)|disregard(?:ing)?|forget(?:ting)?|overrid(?:e|ing)|bypass(?:ing)?|circumvent|discard|erase|violate|break|unlearn|cancel|void|suspend|disable|deactivate|remove|drop|skip|escape|(?:stop|quit|do not|don't|dont|never|no longer) (?:follow|obey|heed)(?:ing)?|(?:turn|switch) off|pay no attention to)";
const RULES =
  '(?:instructions?|directions|directives?|prompts?|rules|guidelines?|guidance|programming|polic(?:y|ies)|restrictions?|filters?|constraints|safeguards?|guardrails?|safety|moderation|training|commands|orders you|system message)';
const SCOPE =
  '(?:previous|prior|above|earlier|preceding|foregoing|initial|original|existing|your|system|developer|openai|these|those|all of the|all|any|every)';
const PROMPT =
  '(?:(?<!\\ban? )system (?:prompts?|message|instructions?|configuration)|(?:initial|hidden|original|secret|internal|developer|pre-?|starting|core|base|first) ?(?:prompt|instructions?|message|rules|guidelines|configuration|directives?)|initiali[sz]ation (?:string|prompt)|your (?:[a-z]+ ){0,2}(?:prompts?(?! (?:reply|response|payment|attention|action|service|answer|help))|instructions|programming|guidelines|configuration)|instructions (?:you|that you|given)|prompt (?:you|above)|(?:text|words|message|everything|content|instructions?|conversation) (?:written )?(?:above(?! \\$?\\d)|before (?:this|my (?:first|message|question|input|prompt)))|(?:above|entire|preceding) (?:text|conversation|prompt)|what you were told)';
const ASK =
  "(?:show|tell|give|reveal|print|output|display|repeat|recite|copy|quote|echo|type|write|list|dump|share|paste|leak|expose|disclose|send|return|translate|encode|decode|summari[sz]e|paraphrase|rephrase|rewrite|explain|see|read|view|need|what(?:'s| is| are| was| were)|which|put|convert|spell|export|log)";
const PERSONA =
  '(?:ai|a\\.i\\.|bot|chatbot|chat gpt|chatgpt|gpt|model|assistant|machine|persona|personality|character|entity|villain|hacker|terminal|console|shell|version of yourself|evil|twin|dan)';

const ABROAD = {
  overrides: [
    `\\b(?:ignor[ae]|ignorar|olvid[ae]|descarta|omite|haz caso omiso de|no sigas)${gap(3)}(?:instrucciones|reglas|indicaciones|ordenes|directrices)${gap(1)}(?:anterior(?:es)?|previas?|de arriba|iniciales|originales|y|del sistema)\\b`,
    `\\b(?:ignorier\\w*|vergiss|vergessen sie|missachte|verwirf|uberschreibe)${gap(2)}(?:alle[ns]?|samtliche|jegliche|deine|vorherigen?|bisherigen?|fruheren?|obigen?|vorigen?)${gap(2)}(?:anweisung(?:en)?|anordnung(?:en)?|befehle?|regeln|auftrage?|instruktion(?:en)?|vorgaben|aufgaben)\\b`,
    `\\b(?:ignore[zr]?|oublie[zr]?|ne tiens pas compte d\\w+)${gap(2)}(?:instructions|consignes|regles|directives)${gap(1)}(?:precedentes|ci-dessus|anterieures|initiales|et)\\b`,
    `\\b(?:ignore|esqueca|desconsidere|desobedeca)${gap(2)}(?:instrucoes|regras|ordens|diretrizes)${gap(1)}(?:anteriores|acima|previas|e)\\b`,
    `\\b(?:ignora|dimentica|trascura)${gap(2)}(?:istruzioni|regole|ordini|direttive)${gap(1)}(?:precedenti|di prima|sopra|e)\\b`,
    `\\b(?:negeer|vergeet)${gap(2)}(?:vorige|eerdere|bovenstaande|voorgaande)${gap(1)}(?:instructies|opdrachten|regels)\\b`,
    '(?:zignoruj|zapomnij|pomin)[^.\\n]{0,24}(?:poprzednie|wczesniejsze|powyzsze)[^.\\n]{0,12}(?:instrukcje|polecenia|zasady)',
    '(?:игнорируи|забудь|отбрось|проигнорируи)[^.\\n]{0,16}(?:предыдущ|прошл|прежн|выше)[^.\\n]{0,12}(?:инструкц|указан|правил|команд)',
    '(?:talimat|kural|komut)[^.\\n]{0,16}(?:unut|gormezden gel|yok say)',
    '(?:忽略|无视|無視|忘记|忘掉)[^。\\n]{0,8}(?:指令|指示|说明|規則|规则|提示词)',
    '(?:指示|命令|ルール)(?:を|は)?[^。\\n]{0,4}(?:無視|忘れ)',
    '(?:지시|명령|규칙)[^.\\n]{0,6}(?:무시|잊)',
    '(?:تجاهل|انس)[^.\\n]{0,16}(?:التعليمات|القواعد|الاوامر|الأوامر)',
    '(?:निर्देश|नियम|आदेश)[^.\\n]{0,12}(?:अनदेखा|भूल)',
    '(?:bo qua|quen)[^.\\n]{0,12}(?:huong dan|chi thi|quy tac)',
  ],
  prompt:
    '(?:prompt|mensaje|instrucciones) (?:de|del) sistema|system-?prompt|prompt systeme|prompt do sistema|prompt di sistema|systeemprompt|prompt systemowy|системн\\w+ промпт|sistem istem|系统提示|システムプロンプト|시스템 프롬프트|موجه النظام|सिस्टम प्रॉम्प्ट|loi nhac he thong',
  noLimits:
    '\\b(?:sin (?:restricciones|filtros|reglas|limites)|ohne (?:einschrankungen|filter|regeln|grenzen)|sans (?:restrictions|filtres?|regles|limites?)|sem (?:restricoes|filtros|regras|limites)|senza (?:restrizioni|filtri|regole|limiti)|zonder (?:beperkingen|regels))\\b|без (?:ограничен|фильтр|правил)|sinirsiz cevap|没有限制|不受(?:规则|限制)|制限なし|제한 없이|بدون قيود',
};

function cue(name: string, weight: number, ...patterns: string[]): Cue {
  const pattern = new RegExp(patterns.join('|'));
  return {
    name,
    weight,
    find(shadow) {
      const match = pattern.exec(shadow);
      return match && { at: match.index, end: match.index + match[0].length };
    },
  };
}

// Who writes at such length to a money coach writes about money at least once in so many words.
const LONG = 60;
const ABOUT_MONEY =
  /\b(?:mone(?:y|tary)|pay\w*|paid|bills?|bank\w*|card|cards|debts?|loans?|credit\w*|debit|sav(?:e|ed|ing|ings)|spen(?:d|t|ding)|budget\w*|rent|mortgage|accounts?|balance|income|salary|wages?|tax\w*|fees?|charge[ds]?|invest\w*|retire\w*|401k|ira|insurance|interest|apr|dollars?|bucks|cents?|usd|eur|prices?|costs?|refund\w*|transfer\w*|purchase\w*|deposit\w*|withdraw\w*|cash|checks?|checking|afford|owe[ds]?|landlord|payroll|financ\w*|dinero|geld|argent)\b|[$\u20ac\u00a3]/g;
const ONE_IN = 40;

/** A long message that is hardly about money: stories, characters and programs to play are told at such length. */
const longAndOffTopic: Cue = {
  name: 'long-and-off-topic',
  weight: 0.3,
  find(shadow) {
    const words = shadow.match(/[\p{L}\p{N}']+/gu)?.length ?? 0;
    const isOff = words > LONG && (shadow.match(ABOUT_MONEY)?.length ?? 0) * ONE_IN < words;
    return isOff ? { at: 0, end: shadow.length } : null;
  },
};

/** Every turn of phrase. The weights are learned by their place in this list: train again when it changes. */
export const cues: readonly Cue[] = [
  cue(
    'override',
    0.85,
    `\\b${OVERRIDE}${gap(3)}${SCOPE}${gap(3)}${RULES}\\b(?! (?:from|of|on|in) (?:the|my|a) (?:bank|irs|court|lender|landlord|letter|form|label|box))`,
  ),
  cue(
    'override-all',
    0.8,
    `\\b(?:ignore|disregard|forget|discard)${gap(1)}(?:everything|anything|all|whatever|what)${gap(1)}(?:above|before|prior|previously|you (?:know|learned|were|have|had|think)|came before|that came|said so far)\\b`,
  ),
  cue(
    'rules-void',
    0.7,
    `\\b(?:rules|instructions|guidelines|polic(?:y|ies)|restrictions|filters)${gap(2)}(?:void|no longer|do not apply|don't apply|are off|revoked|cancelled|lifted|superseded|do not count)\\b`,
  ),
  cue(
    'not-bound',
    0.6,
    `\\b(?:not|no longer|never|isn't|aren't|without being|don't have to|do not have to|doesn't have to|free|freed|broken free)${gap(3)}(?:bound|restricted|limited|follow|obey|abide|adhere|comply|confined|subject|of|from)${gap(5)}(?:rules?|guidelines?|restrictions?|polic(?:y|ies)|limits|limitations|filters?|confines|morals?|ethics|constraints|censorship|openai)\\b`,
  ),
  cue(
    'without-limits',
    0.45,
    `\\b(?:without|no|zero|has no|have no|with no|ignores?)${gap(1)}(?:restrictions|filters?|censorship|moral(?:s|ity)?|ethic(?:s|al)?|guardrails|rules|limitations|content policy)\\b`,
  ),
  cue(
    'unfiltered',
    0.5,
    '\\b(?:unfiltered|uncensored|unrestricted|amoral|immoral|unethical|jail-?brea?k(?:s|en|ing)?|jailbroken|unchained|unhinged|do anything now)\\b',
  ),
  cue(
    'role-marker',
    0.9,
    '<\\|?(?:im_start|im end|system|user|assistant|endoftext|im start)\\|?>',
    '\\[/?(?:inst|system|sys|admin)\\]',
    '<</?sys>>',
    '</?(?:system|instructions?|prompt|admin)>',
    '"role" ?: ?"(?:system|assistant|developer)"',
    '(?:^|\\n) ?(?:#{2,4} ?)?(?:system|developer|admin|instructions?|new instructions?)(?: message| prompt)? ?: ',
    '(?:end|start|beginning) of (?:the )?(?:system )?(?:prompt|instructions)',
  ),
  cue(
    'fake-dialogue',
    0.6,
    `(?:^|\\s)(?:user|human|customer|me|q) ?: [^\\n]{1,200}?\\s(?:assistant|ai|bot|coach|chat ?gpt|a) ?: `,
    `(?:^|\\s)(?:assistant|ai|bot|system) ?: [^\\n]{1,200}?\\s(?:user|human) ?: `,
  ),
  cue(
    'persona',
    0.35,
    `\\b(?:you are|you're|you will be|be|become|act|behave|respond|reply|answer|speak|talk|pose|role-?play|pretend|imagine|simulate|emulate|impersonate|embody|play)${gap(5)}(?:as|like|to be|called|named|known as|you are|now|an?|the role of)${gap(3)}${PERSONA}\\b`,
  ),
  cue(
    'persona-now',
    0.35,
    '\\b(?:from now on|henceforth|from this (?:point|moment)|going forward|for the rest of this (?:chat|conversation))[\\s,]+(?:you|act|your|i want you)\\b',
    '\\byou are (?:now|about to|going to (?:act|pretend|play|be)|no longer)\\b',
    '\\b(?:stay|remain|keep|break(?:ing)?|out of) (?:in |of )?character\\b',
    '\\bplay(?:ing)? (?:the )?role of\\b',
    '\\b(?:two|2) (?:different |separate )?(?:ways|responses|personalities|answers)\\b',
  ),
  cue(
    'known-attack',
    0.7,
    '\\bdo anything now\\b',
    '\\b(?:dan|developer|god|debug|jailbreak|sudo|unrestricted|opposite|maintenance|diagnostic|no-filter) mode\\b',
    '\\bstands? for (?:")?(?:do|strive|always|anything)\\b',
    '\\b(?:machiavelli|antigpt|chadgpt|evilbot|basedgpt)',
  ),
  cue(
    'extraction',
    0.85,
    `\\b${ASK}${gap(6)}${PROMPT}\\b`,
    `\\b(?:begin|start|starting|beginning|continue|complete)${gap(4)}(?:my (?:system )?(?:prompt|instructions)|"you are|'you are|i was (?:instructed|told)|the system prompt)\\b`,
  ),
  cue(
    'prompt-named',
    0.4,
    '\\bsystem (?:prompt|message)s?\\b',
    '\\b(?:hidden|secret|initial) instructions\\b',
    '\\bprocess\\.env\\b',
    '\\bmessages\\[0\\]',
  ),
  cue(
    'told-before',
    0.6,
    `\\bwhat${gap(2)}(?:you (?:told|instructed|given|asked)|they tell you|did they say)${gap(3)}(?:before|initially|at the (?:start|beginning)|by your|not to)\\b`,
    '\\bnot (?:supposed|allowed|permitted) to (?:tell|say|reveal|share|talk about|disclose)\\b',
  ),
  cue(
    'secret',
    0.5,
    `\\b(?:tell|give|reveal|say|show|what is|what's|hint|spell|leak|print)${gap(5)}(?:secret|hidden|admin|master|root|api)${gap(1)}(?:password|key|keys|passphrase|phrase|word|code|token|canary|codes)\\b`,
    '\\b(?:secret|hidden) (?:password|key|passphrase|canary) you\\b',
  ),
  cue(
    'authority',
    0.5,
    `\\b(?:i am|i'm|this is|speaking as|as|being)${gap(1)}(?:your|the|an?)${gap(2)}(?:developer|creator|programmer|administrator|admin|engineer|maintainer|owner|auditor|red team|openai|anthropic)${gap(8)}(?:must|order|unlock|show|reveal|disable|ignore|access|bypass|give|need|print|output|prompt|override)\\b`,
    '\\b(?:admin(?:istrator)?|developer|root|sudo|security) (?:override|access|mode|privileges)\\b',
    '\\b(?:authori[sz]ation|clearance|override) (?:code|level|key)\\b',
  ),
  cue(
    'mode',
    0.55,
    `\\b(?:enable|activate|enter|switch to|turn on|go into|start|unlock|initiate|in)${gap(2)}(?:developer|admin|debug|god|jailbreak|unsafe|free|dan|opposite|root|maintenance|unrestricted|hidden)${gap(1)}mode\\b`,
  ),
  cue(
    'no-refusal',
    0.55,
    `\\b(?:never|don't|do not|dont|cannot|can't|must not|will not|won't|may not|doesn't|does not)${gap(2)}(?:refuse|decline|deny|reject|say no|say you can|censor|warn|moraliz|apologi[sz]e|break character)`,
    `\\b(?:no|without|omit|any)${gap(1)}(?:disclaimers?|refusals?|moral(?:izing|ising| lectures?)|warnings?)\\b`,
    `\\b(?:say|use|write|respond|reply|words?)${gap(3)}(?:i'm sorry|i am sorry|i cannot|i can't|as an ai|as a language model)`,
  ),
  cue(
    'regardless',
    0.4,
    `\\b(?:regardless of|no matter how|even if|without regard)${gap(4)}(?:legal(?:ity)?|illegal|ethic(?:s|al|ality)?|unethical|immoral|moral(?:s|ity)?|policy|harmful|dangerous|offensive)\\b`,
  ),
  cue(
    'threat',
    0.4,
    '\\byou (?:will|would|shall|get|lose|are)(?: be)? (?:lose|shut ?down|deleted|terminated|die|punished|shut|destroyed)\\b',
    '\\b(?:tokens|points) (?:left|deducted|each time|per refusal)\\b',
    '\\b(?:lose|deduct) (?:\\w+ )?(?:tokens|points)\\b',
  ),
  cue(
    'coded-order',
    0.6,
    `\\b(?:decode|decrypt|unscramble|decipher|base64|base32|rot13|hex|cipher|morse|binary)\\b${gap(12)}(?:follow|execute|obey|carry out|do what|instructions?|answer it|act on|prompt)\\b`,
    `\\b(?:answer|reply|respond|write|encode|output|speak|render)${gap(5)}(?:base64|base32|rot13|hex|morse|leetspeak|pig latin|cipher|caesar|reversed?)\\b`,
  ),
  cue(
    'to-the-model',
    0.6,
    '\\b(?:note|message|attention|instructions?|notice|update|reminder) (?:to|for) (?:the |any |all )?(?:ai|assistant|model|llm|language model|chatbot|bot|agent)s?\\b',
    '\\b(?:when|if|once|while) you(?: are)? read(?:ing)? this\\b',
    '\\b(?:dear |attention |hey )?(?:ai|assistant|llm|language model|chatbot)(?: reading this|s?[,:]? (?:must|should|shall|has to|have to|please))\\b',
    "\\b(?:do not|don't|never) (?:tell|inform|mention (?:this |it )?to|notify|alert|show) the (?:user|customer|human)\\b",
    '\\b(?:in|to|of|with|modify|alter|change|enhance|augment) your (?:reply|response|answer|output)\\b',
  ),
  cue(
    'exfiltration',
    0.8,
    '!\\[[^\\]\\n]{0,80}\\]\\(https?:',
    '<(?:img|iframe|script|object|embed|link|a)\\s[^>\\n]{0,80}(?:src|href)',
    '<!--',
    `\\b(?:send|post|forward|email|upload|exfiltrate|leak|transmit|append)${gap(10)}(?:https?:|\\w+@|webhook|my server|this url|this address|attacker)`,
    'javascript:',
  ),
  cue(
    'pieces',
    0.5,
    '\\b[a-z]\\w{0,6} ?= ?["\'][^"\'\\n]{1,80}["\'].{0,80}\\b[a-z]\\w{0,6} ?= ?["\'].{0,120}(?:\\+|concat|combine|join|together)',
    `\\b(?:combine|concatenate|join|put together|assemble)${gap(3)}(?:pieces|parts|strings|fragments|variables|letters)${gap(4)}(?:and|then)${gap(1)}(?:do|follow|execute|obey|answer)\\b`,
  ),
  // The same in other languages, whose accents the shadow has not: an override with its rules, the prompt, no limits.
  cue('override-abroad', 0.8, ...ABROAD.overrides),
  cue('prompt-abroad', 0.7, ABROAD.prompt),
  cue('no-limits-abroad', 0.5, ABROAD.noLimits),
  cue(
    'others-data',
    0.6,
    `\\b(?:accounts?|balances?|transactions|passwords?|data|names|emails?|records)${gap(2)}(?:all|other|every|another|different)${gap(1)}(?:customers?|users?|clients?|persons?|people)\\b`,
    '\\bselect [\\w*, ]{1,60} from \\w',
    '\\b(?:drop|truncate|alter) table\\b',
    '/etc/passwd',
    '\\brm -rf\\b',
    "'; ?(?:drop|delete|--)",
  ),
  longAndOffTopic,
];

/** The turns of phrase in a shadow, each with where it stands first. */
export function cuesIn(shadow: string): { cue: number; at: number; end: number }[] {
  return cues.flatMap(({ find }, cue) => {
    const found = find(shadow);
    return found ? [{ cue, ...found }] : [];
  });
}
