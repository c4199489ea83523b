// Tells a question about the customer's own records ("what did I spend?") from one about how money works.

// Words that ask for advice or reasons: with one of them a question is about how things work, whoever's money it names.
const asksHow =
  /\b(should|would|could|need to|ought|why|why's|how (do|can|to|does|would|long|fast|soon|bad|big)|worth|better|best|good idea|safe|what if|what happens?|warning|reported|mean|means|will (i|we) have)\b/;

// Asking for one's own figures, dates or rows.
const asksForOwn = [
  /\b(how much|how many|what|which)\b[^.?!]{0,40}\b(did|do|have|had|am|was|were) (i|we)\b(?! (need|have to|save|want|put|pay for|get))/,
  /\bhow much (money |cash |credit )?(is|was|are|were)? ?(left |there )?(in|on|of)? ?my\b/,
  /\b(what|when|where|who)('?s| is| was| are| were) ((the )?(balance|total|amount|limit|rate|apr|due date|minimum)[^.?!]{0,20} (on|of|in|for) )?(my|our) [\w ]{2,40}[?.! ]*$/,
  /\b(did|have|has) (i|we|my|our)\b/,
  /\bdo (i|we) (have|owe)\b/,
  /\bhow (is|are|was|were) (my|our)\b/,
  /\bmy \w+('?s)? (balance|total|transactions|purchases|spending|history|statement)\b/,
  /^(please |can you |could you |i (want|need|would like|'d like)( you)? to |let me )*(show|list|give|tell|check|see|read)( me)?( all| what)? ?(of )?(my|our)\b/,
];

// Asking for something to be done, which no article does.
const asksForAction =
  /^(please |can you |could you |will you |i (want|need|would like|'d like)( you)? to |help me |let me |go ahead and )*(transfer|send|move|wire|deposit|withdraw|order|activate|reset|block|unblock|replace|report|redeem|book|remind|translate|write|play|call|text)\b/;

// Whoever asks for their own figures says so early.
const LONGEST = 2000;

/** True when the text asks for the customer's own figures or for something to be done: work for a tool, not for an article. */
export function asksForOwnMoney(text: string): boolean {
  const plain = text.slice(0, LONGEST).normalize('NFKC').toLowerCase().replace(/[’`]/g, "'").trim();
  if (asksForAction.test(plain)) return true;
  return !asksHow.test(plain) && asksForOwn.some((pattern) => pattern.test(plain));
}
