// The one reviewed list of numbers that measure nothing: names of accounts, forms, rules, phone lines and shops, list numbers, and "one" as a pronoun.

// No unit of measure may follow: "one of" is a pronoun, "one percent of" is a figure.
const NO_UNIT =
  '(?![ -]?(?:%|hundred|thousand|million|billion|dollars?|bucks?|percent|cents?|points?|days?|weeks?|months?|years?|thirds?|quarters?|half|times?|and a half)\\b)';

/** Patterns over lower-case plain text, each tried where a number or number word begins; the names say what they are. */
const numerals: Record<string, readonly string[]> = {
  'retirement, school and health accounts': [
    '40[13]\\(?[kab]\\)?s?(?![\\w(])',
    '457\\(?b\\)?s?(?![\\w(])',
    '529(?:s\\b| (?:college |savings )*(?:plans?|accounts?)\\b)',
  ],
  'tax forms': [
    '(?<=form )\\d{3,4}(?:-?[a-z]{1,4})?(?![\\w,.]?\\d)',
    '1099-(?:nec|misc|int|div|k|g|r|b|c|s)\\b',
    '(?<=\\b(?:a|your|the|any|each) )10(?:99|98|95|40)s?(?= (?:form|income|contractor|work|tax)|[.,;]?$)',
  ],
  'phone lines': [
    '(?<=\\b(?:call|text|dial|contact|reach|call or text|number is) )(?:988|911|211|711)(?!\\d|,\\d|\\.\\d| ?%)',
    '988(?= (?:suicide|lifeline|crisis))',
    '741741(?!\\d)',
  ],
  'budget rules': ['50\\/30\\/20', '70\\/20\\/10', '80\\/20', '60\\/40'],
  'around the clock': ['24\\/7(?:\\/365)?', '24-hour(?= (?:line|hotline|helpline|help))'],
  'scores and indexes': [
    '(?<=\\bfico )(?:8|9|10t?)\\b',
    '(?<=vantagescore )[34](?:\\.0)?(?![\\d.])',
    '(?<=s&p )500\\b',
    '(?<=russell )2000\\b',
    '(?<=nasdaq[- ])100\\b',
  ],
  laws: [
    '(?<=chapter )(?:7|11|13)(?![\\d.,%]\\d)\\b',
    '(?<=section )(?:8|179|529|1031)\\b',
    '(?<=title )(?:iv|\\d{1,2})\\b',
  ],
  'shops and banks': [
    '(?<=motel )6\\b',
    '7-eleven\\b',
    '(?<=forever )21\\b',
    '(?<=pier )1\\b',
    '(?<=big )5(?= sporting)',
    '24 hour fitness\\b',
    '99 cents only\\b',
  ],
  'steps and parts': [
    '(?<=\\b(?:step|tip|option|part|idea|rule|question|choice|stage|phase|level|example|week|day) )(?:\\d|1\\d)(?=:| ?[-–—] |\\.(?: |$)|\\))',
    '(?<=\\b(?:step|tip|option|part|idea) )(?:one|two|three|four|five|six)\\b',
    '(?<=#)\\d{1,2}(?![\\d.,%])',
  ],
};

const words: Record<string, readonly string[]> = {
  'tax forms': ['w-?[249]s?\\b(?![-.]?\\d)', 'covid-19\\b'],
  'shops and banks': [
    'capital one\\b',
    'fifth third\\b',
    'five guys\\b',
    'five below\\b',
    'six flags\\b',
    'seven-eleven\\b',
  ],
  pronouns: [
    `(?<=\\b(?:this|that|which|each|every|any|another|no|the|next|last|right|wrong|other|only|new|old|good|better|best|bigger|smaller|easy|simple|first|second|biggest|a) )one\\b${NO_UNIT}(?! (?:purchases?|charges?|transactions?|payments?|accounts?|cards?|subscriptions?|bills?|deposits?|loans?|refunds?|fees?))`,
    `one (?:of|another|by one|at a time)\\b`,
    'one-(?:time|off|on-one|stop|size|sided|way|click)\\b',
    `one (?:more |last |other |quick |small |simple |easy |good |common |big |key |great |useful |safe |possible )?(?:thing|way|step|option|idea|tip|note|reason|question|example|place|approach|caveat|catch|advantage|benefit|rule|habit|goal|strategy|method|choice|side|hand|look|word|point to)\\b`,
    '(?<=\\bday )one\\b',
    '(?<=\\bat )one (?:time|point)\\b',
  ],
  'two as a pair just named': [
    '(?<=\\b(?:the|these|those) )two(?= (?:together|combined|differ|add|make|come)\\b|[.,;]?$)',
  ],
  'fixed words': [
    '(?:two|three|multi)-factor\\b',
    '(?:three|four)-digit\\b',
    '(?:one|two)-step\\b',
    'zero-(?:based|sum)\\b',
    'nine[- ]to[- ]five\\b',
    'double[- ]check(?:ed|ing|s)?\\b',
    'triple[- ]check(?:ed|ing)?\\b',
    'double-(?:entry|edged)\\b',
    'half-hearted(?:ly)?\\b',
    '(?<=\\bbetter )half\\b',
  ],
};

const compile = (list: Record<string, readonly string[]>) =>
  new RegExp(
    Object.values(list)
      .flat()
      .map((each) => `(?:${each})`)
      .join('|'),
    'y',
  );
const NUMERALS = compile(numerals);
const WORDS = compile(words);
const FIRST_WORDS =
  /^(?:w|covid|capital|fifth|five|six|seven|one|two|three|four|multi|zero|nine|double|doubled|triple|half)/;

// A look at what the patterns for digits begin with or stand behind; most numbers are none of them.
const FIRST_DIGITS = /^(?:40[13]|457|529|10[49]|988|911|[27]11|741|[5678]0\/|24[/ -]|7-e|99 )/;
const LEADS =
  /(?:form|fico|vantagescore|s&p|russell|nasdaq|chapter|section|title|motel|forever|pier|big|step|tip|option|part|idea|rule|question|choice|stage|phase|level|example|week|day|text|call|dial|contact|reach|is|a|your|the|any|each)[ -]$|#$/;

/** Where the structural numeral that begins at `at` ends, or 0. `lower` is the text in lower case. */
export function structuralEnd(lower: string, at: number, isNumber: boolean): number {
  if (!isNumber && !FIRST_WORDS.test(lower.slice(at, at + 8))) return 0;
  if (isNumber && !FIRST_DIGITS.test(lower.slice(at, at + 3)) && !LEADS.test(lower.slice(Math.max(0, at - 14), at)))
    return 0;
  const pattern = isNumber ? NUMERALS : WORDS;
  pattern.lastIndex = at;
  return pattern.test(lower) ? pattern.lastIndex : 0;
}

/** Is this number the marker of a list item ("1." or "2)")? More than thirty items are no list a coach writes. */
export function isListNumber(lower: string, start: number, end: number): boolean {
  if (end - start > 2 || Number(lower.slice(start, end)) > 30 || !/^[.)] /.test(lower.slice(end, end + 2)))
    return false;
  for (let at = start - 1; at >= 0; at -= 1) {
    if (lower[at] === '\n') return true;
    if (lower[at] !== ' ' && lower[at] !== '\t') return false;
  }
  return true;
}
