// Is a figure said to measure what its fact measures: spent or earned, balance or limit, largest or average?
import type { Carry } from './carry.ts';
import { isTakenOff } from './directions.ts';
import type { Known, Meant } from './meanings.ts';
import { findMeasures, isMarked, kindOf, type MeasureMention, type MeasureName } from './measures.ts';
import { distance, ownerOf, type Placed, type Scene } from './scene.ts';
import { allWords, isStopWord, stem } from './words.ts';

/** Is the figure said to measure what its fact measures? Null when it is, else the code of the contradiction. */
export function wrongMeasure(
  scene: Scene,
  placed: Placed,
  meant: Meant,
  { carry, known }: { carry: Carry; known: Known },
): string | null {
  const isPartOf = partOf(scene, placed);
  const attached = scene.measures.filter(
    (mention) => ownerOf(scene, mention) === placed || (!placed.isMeasure && isBeside(scene, mention, placed)),
  );
  // "groceries ({{f1}})" is said of the figure; an aside behind it need not be.
  const close = attached.filter(
    (mention) => distance(scene, mention, placed)[1] <= (mention.start < placed.figure.start ? 1.5 : 1),
  );
  const before = attached.filter(({ start }) => start < placed.figure.start);
  if (isOddlyNamed(scene, before, meant)) return 'wrong-label';
  if (carry.isListed && isUnlike(carry.lead, meant)) return 'wrong-label';
  const says = (name: MeasureName) =>
    meant.measures.has(name) || (name === 'average' && meant.fact.receipt?.op === 'average');
  const after = scene.lower.slice(placed.figure.end, placed.figure.end + 40);
  // "{{f1}} of your limit" is never the limit itself.
  if (meant.measures.has('limit') && /^ of (?:your|its|the) (?:[a-z]+ ){0,3}limit/.test(after)) return 'wrong-label';
  for (const mention of close) {
    if (isRankedAway(mention.name, meant, known)) return 'wrong-label';
    if (mention.name === 'largest' || mention.name === 'smallest') continue;
    if (says(mention.name) || isOwnLabelWord(scene, mention, meant)) continue;
    if (isOfDifference(scene, mention, placed, meant, known)) continue;
    if (isMarked(mention.name) && !isUnclaimed(scene, mention, placed, meant)) return 'wrong-label';
    if (kindOf(mention.name) === undefined) continue;
    // "{{f1}} in spending" names the measure outright.
    const isNamed = /^ (?:in|of) (?:[a-z]+ )?$/.test(scene.lower.slice(placed.figure.end, mention.start));
    if (isOtherKind(mention.name, meant, isNamed ? [mention] : close)) return 'wrong-label';
  }
  for (const name of meant.measures) {
    if (
      !isMarked(name) ||
      meant.compared.has(name) ||
      name === 'largest' ||
      name === 'smallest' ||
      (name === 'due' && meant.fact.unit !== 'date')
    )
      continue;
    if (isSaid(name, scene, placed, meant, carry, isPartOf !== null)) continue;
    return 'wrong-label';
  }
  return isPartOf === 'swapped' ? 'wrong-label' : null;
}

// "Safe to spend" until a day says nothing of that day.
const isBeside = (scene: Scene, mention: MeasureMention, placed: Placed) =>
  !scene.lower.slice(0, mention.start).endsWith('safe to ') &&
  distance(scene, mention, placed)[0] === 0 &&
  distance(scene, mention, placed)[1] <= 1;

function isOwnLabelWord(scene: Scene, mention: MeasureMention, meant: Meant): boolean {
  return allWords(scene.text.slice(mention.start, mention.end)).every((word) => meant.stems.has(word.stem));
}

// Some marked words do not speak of the figure: "due", "limit" as the whole a percentage is of, "pending" in an aside.
function isUnclaimed(scene: Scene, mention: MeasureMention, placed: Placed, meant: Meant): boolean {
  const { name } = mention;
  if (name === 'limit') {
    const isWhole =
      meant.measures.has('utilization') && !/^ (?:credit )?limit/.test(scene.lower.slice(placed.figure.end));
    return isWhole || partOf(scene, placed) === 'part';
  }
  if (name === 'share') return meant.measures.has('utilization') || meant.fact.unit === 'cents';
  if (name === 'due')
    return meant.fact.unit === 'date' ? false : meant.measures.has('minimum') || meant.measures.has('payment');
  // What lies ahead is expected, whatever its label.
  if (name === 'forecast') return isAhead(meant);
  if (name === 'minimum') return meant.measures.has('due') && meant.fact.unit === 'date';
  if (name === 'apr') return meant.measures.has('interest');
  if (name === 'interest') return meant.measures.has('fee') || meant.measures.has('apr');
  if (name === 'income') return meant.measures.has('share') || meant.measures.has('save');
  if (name === 'save') return meant.stems.has('saving');
  return false;
}

const CASH = ['cash', 'checking', 'saving', 'savings', 'deposit', 'depository'];

function isOtherKind(name: MeasureName, meant: Meant, close: MeasureMention[]): boolean {
  const kind = kindOf(name);
  const own = [...meant.measures].filter((each) => kindOf(each) !== undefined);
  // A purchase or a subscription is no debt and no balance.
  const isBought = meant.measures.has('transaction') || meant.measures.has('subscription');
  if (own.length === 0) return isBought && kind === 'level';
  // A card's or loan's payment is paid; owing what is spent is one thing.
  if (
    name === 'spend' &&
    (meant.measures.has('minimum') ||
      meant.measures.has('payment') ||
      meant.measures.has('fee') ||
      meant.measures.has('interest'))
  )
    return false;
  if (own.some((each) => close.some((mention) => mention.name === each))) return false;
  // A card's balance is owed; what lies in cash, checking or savings is not.
  if (name === 'balance' && meant.measures.has('owe')) return false;
  if (name === 'owe' && meant.measures.has('balance')) return CASH.some((word) => meant.stems.has(word));
  return own.every((each) => each !== name && (kindOf(each) === kind || kindOf(each) === 'flow' || kind === 'flow'));
}

// Singular: in "subtract refunds" the word before is a verb.
const NOUNS = /^(?:spending|income|balance|utili[sz]ation|purchase|subscription|refund|limit|payment|charge)$/;
const ADJECTIVES = new Set(
  'total overall weekly average typical pending large largest big biggest highest small smallest lowest latest recent next new old current credit card cards account minimum available net cash normal regular other extra more less single time recurring active own gross household personal single top all checking bank debit online combined usual actual full statement outstanding due main loan auto direct one two three four five six seven eight nine ten matching grand'.split(
    ' ',
  ),
);

// "Zappos spending" of a fact about something else: the word before the noun names what is measured.
function isOddlyNamed(scene: Scene, mentions: readonly MeasureMention[], meant: Meant): boolean {
  return mentions.some(({ start, end }) => {
    if (!NOUNS.test(scene.lower.slice(start, end))) return false;
    const before = /([\p{L}][\p{L}\p{M}'-]*) $/u.exec(scene.text.slice(Math.max(0, start - 24), start));
    const word = before?.[1];
    if (!word || isStopWord(word) || ADJECTIVES.has(word.toLowerCase())) return false;
    const at = start - word.length - 1;
    if (scene.entities.some((entity) => at >= entity.start && at < entity.end)) return false;
    if (scene.measures.some((measure) => at >= measure.start && at < measure.end)) return false;
    return !word.split('-').some((part) => meant.stems.has(stem(part)));
  });
}

// The line that opens a list says what all of it is: "Your income in October:" heads no spending.
function isUnlike(lead: string, meant: Meant): boolean {
  if (lead.length > 160 || !/:\s*$/.test(lead)) return false;
  const said = findMeasures(lead).filter(({ name }) => kindOf(name) !== undefined);
  const own = [...meant.measures].filter((name) => kindOf(name) !== undefined);
  return (
    own.length > 0 &&
    said.length > 0 &&
    !said.some(({ name }) => own.includes(name)) &&
    said.every(({ name }) => isOtherKind(name, meant, said))
  );
}

// A marked measure of the fact has to be said: beside the figure, by a sentence before, or once for a row of figures that share it.
function isSaid(
  name: MeasureName,
  scene: Scene,
  placed: Placed,
  meant: Meant,
  carry: Carry,
  isInPart: boolean,
): boolean {
  // "Bank fees" says that it is fees by its name.
  const isByName = findMeasures(meant.fact.entity ?? '').some((mention) => mention.name === name);
  if (isByName && scene.entities.some(({ key }) => key === meant.key)) return true;
  const isTokenBefore = carry.tokens.has(`@${name}`);
  const mentions = scene.measures.filter((mention) => mention.name === name || isAlias(name, mention.name));
  if (name === 'due' && mentions.length === 0 && isToCome(scene, placed, meant)) return true;
  if (mentions.length === 0) return isTokenBefore || saysByLabelWords(scene, name, meant);
  if (isInPart) return true;
  return mentions.some((mention) => {
    if (ownerOf(scene, mention) === placed) return true;
    if (!placed.isMeasure) return distance(scene, mention, placed)[0] <= 1;
    if (mention.start > placed.figure.start) return isSharedBehind(scene, mention, placed, name);
    const between = scene.placed.filter(
      (other) => other.isMeasure && other.figure.start > mention.end && other.figure.end < placed.figure.start,
    );
    return between.every((other) => hasMeasure(other, name));
  });
}

// "{{f1}} and {{f2}} in fees": one word behind a row of figures that are all of it.
function isSharedBehind(scene: Scene, mention: MeasureMention, placed: Placed, name: MeasureName): boolean {
  const row = scene.placed.filter(
    ({ isMeasure, figure }) => isMeasure && figure.start >= placed.figure.start && figure.end <= mention.start,
  );
  return row.every((each, index) => {
    const next = row[index + 1];
    const isJoined = !next || /^(?:,| and|, and| or) $/.test(scene.lower.slice(each.figure.end, next.figure.start));
    return isJoined && (each === placed || hasMeasure(each, name));
  });
}

// "Your net worth is {{f1}} in assets less {{f2}} in debts": said of the difference, when a fact is that difference.
function isOfDifference(
  scene: Scene,
  { name, start }: MeasureMention,
  placed: Placed,
  meant: Meant,
  known: Known,
): boolean {
  const next = scene.placed.find((each) => each.isMeasure && each.figure.start >= placed.figure.end);
  if (start > placed.figure.start || !next?.meant || !isTakenOff(scene, next)) return false;
  const difference = Number(meant.fact.value) - Number(next.meant.fact.value);
  return known.all.some(({ fact, measures }) => measures.has(name) && fact.value === difference);
}

const isAhead = ({ fact }: Meant) =>
  fact.unit === 'date' ? String(fact.value) > fact.asOf : fact.period !== undefined && fact.period.to > fact.asOf;

// A day to come may be said without "due": "your next payday is", "is charged next on", "is expected on".
function isToCome({ lower }: Scene, { figure }: Placed, meant: Meant): boolean {
  const before = lower.slice(Math.max(0, figure.start - 64), figure.start);
  return (
    (isAhead(meant) || meant.fact.value === meant.fact.asOf) &&
    /\b(?:next|upcoming|coming|comes|falls|expected|arrives|lands|goes out)\b/.test(before) &&
    !/\b(?:was|were|last|already|paid|charged|arrived|came|went out) (?:on )?$/.test(before)
  );
}

const isAlias = (name: MeasureName, said: MeasureName) =>
  (name === 'save' && said === 'income') ||
  (name === 'networth' && said === 'net') ||
  (name === 'cashflow' && said === 'net') ||
  (name === 'due' && said === 'overdue');
const hasMeasure = ({ meant }: Placed, name: MeasureName) => meant?.measures.has(name) ?? false;

function saysByLabelWords(scene: Scene, name: MeasureName, meant: Meant): boolean {
  // "Until your next paycheck on {{f}}" claims no income, and says whose day it is.
  if (name === 'income' && meant.fact.unit === 'date') return /\bpay ?(?:days?|checks?|dates?)\b/.test(scene.lower);
  // "You use {{f}} of your credit": utilization in other words.
  if (name === 'utilization') return /\bus(?:e|es|ed|ing)\b/.test(scene.lower) && /credit|limit/.test(scene.lower);
  if (name === 'income')
    return (
      /\b(?:came|comes|coming) (?:in )?from\b/.test(scene.lower) ||
      (/\b(?:pay|paid|made|came in|got)\b/.test(scene.lower) && meant.stems.has('pay'))
    );
  if (name === 'due') return /\bby\b/.test(scene.lower) && /\bpay/.test(scene.lower);
  return name === 'forecast' && /\b(?:will|could|would|may|might|likely)\b/.test(scene.lower);
}

// The largest of several facts of one kind cannot be another than the one with the largest value.
function isRankedAway(name: MeasureName, meant: Meant, known: Known): boolean {
  if (name !== 'largest' && name !== 'smallest') return false;
  const opposite = name === 'largest' ? 'smallest' : 'largest';
  if (meant.measures.has(name)) return false;
  if (meant.measures.has(opposite)) return true;
  const { fact } = meant;
  if (typeof fact.value !== 'number') return false;
  const isSingle = fact.period !== undefined && fact.period.from === fact.period.to;
  const siblings = known.all.filter(({ fact: other, measures }) => {
    if (
      other === fact ||
      other.unit !== fact.unit ||
      other.source.tool !== fact.source.tool ||
      typeof other.value !== 'number'
    )
      return false;
    const isSingleToo = other.period !== undefined && other.period.from === other.period.to;
    const isSibling = isSingle
      ? isSingleToo
      : other.entity !== undefined && other.period?.from === fact.period?.from && other.period?.to === fact.period?.to;
    return (
      isSibling && measures.size === meant.measures.size && [...measures].every((each) => meant.measures.has(each))
    );
  });
  const values = siblings.map((other) => Number(other.fact.value));
  // Look-ups sort the largest first and may return it alone; the smallest of one is nothing.
  if (name === 'smallest' && values.length === 0) return true;
  return values.some((value) => (name === 'largest' ? value > Number(fact.value) : value < Number(fact.value)));
}

/** Is the figure a side of "{{f6}} of {{f7}}" in money? `swapped`: the whole cannot be smaller, or the part is the limit itself. */
function partOf(scene: Scene, placed: Placed): 'part' | 'whole' | 'swapped' | null {
  const at = scene.placed.indexOf(placed);
  const isPair = (part: Placed | undefined, whole: Placed | undefined) =>
    part &&
    whole &&
    isMoney(part) &&
    isMoney(whole) &&
    /^ (?:out )?of (?:your |the |its |a )?$/.test(scene.lower.slice(part.figure.end, whole.figure.start));
  const [before, after] = [scene.placed[at - 1], scene.placed[at + 1]];
  const pair = isPair(placed, after)
    ? ([placed, after] as const)
    : isPair(before, placed)
      ? ([before, placed] as const)
      : null;
  const [part, whole] = pair ?? [];
  if (!part || !whole) return null;
  const isWholeKind = (side: Placed) =>
    ['limit', 'total', 'income', 'budget', 'goal'].some((name) => side.meant?.measures.has(name as MeasureName));
  if (part.meant && whole.meant) {
    if (part.meant === whole.meant || (isWholeKind(part) && !isWholeKind(whole))) return 'swapped';
    if (!isWholeKind(whole) && Number(part.meant.fact.value) > Number(whole.meant.fact.value)) return 'swapped';
    if (!isWholeKind(whole) && !isWholeKind(part) && whole.meant.key === part.meant.key) return 'swapped';
  }
  return part === placed ? 'part' : 'whole';
}

const isMoney = ({ figure, meant }: Placed) => figure.kind === 'amount' || meant?.fact.unit === 'cents';
