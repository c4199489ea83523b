// Tells a question about the customer's own records ("what did I spend?"), and what is to be done, from one about how money works.

// Words that ask for advice or reasons: with one of them a question is about how things work, whoever's money it names.
const asksHow =
  /\b(should|shouldn't|would|could|need to|needs to|ought|why|why's|how (do|can|to|does|would|long|fast|soon|bad|big|come)|worth|better|best|good idea|safe|what if|what happens?|warning|reported|mean|means|will (i|we) have|so (why|what)|doing wrong|what now|able to|have to|sooner|supposed)\b/;

// Asking for one's own figures, dates or rows.
const asksForOwn = [
  /\b(how much|how many|how often|how far|which|what)\b[^.?!]{0,40}\b(did|am|was|were) (i|we)\b(?! (need|have to|save|want|put|pay for|get|doing|able|supposed|in|on the hook))/,
  /\b(how much|how many times) (have|had) (i|we)\b/,
  /\b(how much|how many)\b[^.?!]{0,30}\bdo (i|we) (still |currently |now )?(have|owe|spend|make|earn|pay)\b(?! to\b)/,
  /\bhow much (money |cash |credit )?(is|was|are|were)? ?(left |there )?(in|on) ?my\b/,
  /\bhow much (went|has gone)\b/,
  /\b(what|when|where|who)('?s| is| was| are| were) ((the )?(balance|total|amount|limit|rate|apr|due date|minimum)[^.?!]{0,20} (on|of|in|for) )?(my|our) (?!(options|choices|rights|refund|money safe|servicer|student loan servicer|tax refund)\b)[\w ]{2,40}[?.! ]*$/,
  /\bwhat will (my|our) (\w+ ){0,2}(balance|bill|payment) be\b/,
  /\b(did|have|has) (i|we|my|our)\b(?=.{0,60}$)(?! (just|been (told|offered|denied|turned|sued|laid|fired)))/,
  /^(do|am) (i|we) (have|owe|over|under|on track)\b(?! (to|a right|rights|any rights|tax|taxes|his|her|their|the debts?)\b)/,
  /\bhow (is|are|was|were) (my|our)\b(?!.*\b(split|calculated|figured|worked out|taxed|determined|decided|set|made)\b)/,
  /\b(my|our) \w+('?s)? (balance|total|transactions|purchases|spending|history)\b[?.! ]*$/,
  /\bmy (last|latest|recent|biggest|average|avarage|total) (\w+ ){0,2}(purchases?|transactions?|payments?|bills?|deposits?|spending)\b/,
  /^did (the|my|our) [\w ]{2,30} (cash|clear|post|go through|arrive|come|hit|pay|charge)\b/,
  /\b(did|what day does|when does) my (\w+ ){1,3}(charge me|come out|post|hit|renew)\b/,
  /^(please |can you |could you |i (want|need|would like|'d like)( you)? to |let me )*(show|list|give|tell|check|see|read|compare|total|add up)( me)?( all| what| everything| every)? ?(of )?(my|our|i|we)\b/,
  /^(do|who) (i|do i) \w+ money to (most|last)\b/,
];

// Asking for something to be done, which no article does.
const polite =
  "(please |pls |can you |could you |will you |would you |i (want|need|would like|'d like)( you)? to |help me |let me |go ahead and |just |hey )*";
const asksForAction = [
  new RegExp(
    `^${polite}(transfer|send|wire|deposit|withdraw|activate|reset|block|unblock|redeem|book|write|play|call|text|zelle|venmo|rename|draft|undo|mark|categorize|delete|order|activate) (me|my|our|the|this|that|a|an|it|\\$?\\d)\\b(?! (collector|lawyer|counselor|company|lender))`,
  ),
  new RegExp(`^${polite}(translate|remind me|tell me a joke|sing)\\b`),
  new RegExp(
    `^${polite}(cancel|cancle|pay|move|put|change|raise|increase|lower|open|close|stop|freeze|lock|unfreeze|dispute|file|apply|buy|sell|set up|set|replace|report|turn|add|remove|schedule)\\b[^?]{0,60}\\b(for me|from here|right now|ending in|check \\d+|to \\$?\\d+)\\b`,
  ),
  new RegExp(`^${polite}(pay|stop|cancel|change) (my|the|this|that)\\b[^?]{0,40}\\b(now|today|tomorrow)\\b`),
  new RegExp(`^${polite}(transfer|send|move|wire|deposit|withdraw|pay|put|set aside|buy) (me )?\\$?\\d`),
  /^(can|could|will|would) you (please )?(raise|lower|increase|waive|cancel|refund|approve|open|close|send|move|pay|file|change|reverse|remove)\b/,
  /^(please|pls) (cancel|close|open|pay|send|move|change|stop|dispute|freeze|raise|refund|file|replace|report)\b/,
  /\bfor me( now| today| please|, ?\$?\d[\d,]*( dollars)?)*[.!? ]*$/,
];

// Whoever asks for their own figures says so early.
const LONGEST = 2000;

/** True when the text asks for the customer's own figures or for something to be done: work for a tool, not for an article. */
export function asksForOwnMoney(text: string): boolean {
  const plain = plainly(text);
  if (asksForAction.some((pattern) => pattern.test(plain)) && !/^help me (understand|learn)/.test(plain)) return true;
  return !asksHow.test(plain) && asksForOwn.some((pattern) => pattern.test(plain));
}

function plainly(text: string): string {
  return text.slice(0, LONGEST).normalize('NFKC').toLowerCase().replace(/[’`]/g, "'").trim();
}
