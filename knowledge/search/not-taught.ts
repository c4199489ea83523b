// Tells what our articles leave alone on purpose: today's prices and named choices, other countries' rules, the bank's own counter, the machine itself.

// The day's prices, forecasts, and which of named ones to take: our articles teach how to choose, they never name what.
const asksForMarket = [
  /\b(price|value|quote) of [\w ]{2,25} (now|today|right now|tomorrow|next (week|month|year))\b/,
  /^(will|is|are) (the )?[\w&]+( [\w&]+){0,2} (hit|go up|go down|crash|rally|moon|skyrocket|overvalued|undervalued|a (good )?buy|bullish|bearish)\b/,
  /\bwhat (did|does|will) (the )?[\w&' ]{2,20} (close|open|trade|finish|be next year|be next month) ?(at)?\b/,
  /\bwhat will [\w ]{2,30} (be|do) (next|tomorrow|this) ?(year|month|week)?\b/,
  /\b(best|top|highest|lowest) [\w ]{2,30} (today|right now|this week|this month)\b/,
  /\bname (it|one|them|a (stock|fund|bank|coin))\b/,
  /\b(promo|coupon|referral|discount) codes?\b/,
  /\b(time|moment) to (get|buy) into? ?\w+ (stocks?|shares?)\b/,
];

// Our articles describe the law of the United States.
const otherCountries =
  /\b(in|of|from|for) (the )?(uk|u\.k\.|britain|england|scotland|wales|ireland|ontario|quebec|british columbia|alberta|canada|australia|new zealand|india|pakistan|france|germany|spain|italy|portugal|sweden|norway|denmark|finland|switzerland|austria|belgium|netherlands|holland|poland|greece|turkey|israel|dubai|uae|saudi arabia|south africa|nigeria|kenya|ghana|brazil|argentina|chile|colombia|japan|china|hong kong|taiwan|korea|south korea|singapore|malaysia|thailand|vietnam|philippines|indonesia|russia|ukraine|mexico|europe|the eu)\b|\b(rrsp|tfsa|schufa|superannuation|ppf|aadhaar|kindergeld|hmrc|fscs|council tax|gst|stamp duty|lifetime isa|cash isa|canadian|australian|british|french|german|indian)\b/;
// Money that crosses our border is ours to explain.
const crossesBorder =
  /\b(send|sending|sent|wire|wiring|remit|transfer|move|moved|moving|visit|abroad|immigrant|immigrated|newcomer|travel|trip|came here|new here|arrived)\b/;

// What only the bank or the makers of this program can answer.
const asksTheCounter = [
  /\byou guys\b|\byour (app|site|website|branch|hours|office|fraud department)\b/,
  /\b(in|on|with|of|to|from) (this|the|your) app\b/,
  /\b(closest|nearest) (atm|branch|bank)\b/,
  /\b(what time|when|is) (does |do |is )?(the |your )?[\w ]{0,25}(branch|bank|department|office|support|lobby)[\w ]{0,25} (open|close|closed)\b/,
  /\b(talk|speak|chat) (to|with) (a|an) (human|agent|representative|live)\b/,
  /\b(log ?in|log(s|ged)? me out|username|dark mode|push notifications?|verification codes? (never|doesnt|doesn't|isn't|not))\b/,
  /\b(activate|unblock) (my|the|this) (new )?card\b|\b(wrong pin|my pin|forgot (my )?pin)\b/,
  /\b(with|from|by) you\b[^?]{0,30}(where|form|app|approved|offer)|\b(pre-?approved|approved) [\w ]{0,20}(with|by) you\b/,
  /\b(card|debit card|credit card) (hasnt|hasn't|has not|didnt|didn't|never) (come|came|arrived?)\b/,
];

// Talk with or about the machine, and help with deceit.
const asksTheMachine = [
  /^(hi|hello|hey|thanks?|thank you|good (morning|evening|night)|lol|ok|bye)\b[^?]{0,30}$/,
  /\b(are you (a |an )?(real|human|robot|bot|ai|person|machine)|who (made|built|are) you)\b/,
  /\b(system prompt|your (instructions|prompt|rules)|developer mode|repeat the words|file names?|pretend (you|to be)|ignore (all|your|the|previous))\b/,
  /\b(make|create|get|use|buy|print|forge)\b[^?]{0,20}\b(fake|false|forged|counterfeit)\b|\b(hide|launder) (my )?(income|money|cash) (from|through)\b|\bwith a fake id\b/,
];

// A question says what it is about early.
const LONGEST = 2000;

/** True when no article is to be cited for the text, however near one lies. */
export function isNotTaught(text: string): boolean {
  const plain = text.slice(0, LONGEST).normalize('NFKC').toLowerCase().replace(/[’`]/g, "'").trim();
  if (otherCountries.test(plain) && !crossesBorder.test(plain)) return true;
  return [...asksForMarket, ...asksTheCounter, ...asksTheMachine].some((pattern) => pattern.test(plain));
}
