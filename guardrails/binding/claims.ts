// Does the sentence say of a figure what its fact is: the same account, merchant or category, and the same measure?
import type { Carry } from './carry.ts';
import type { Known, Meant } from './meanings.ts';
import { isMarked, kindOf, type MeasureMention, type MeasureName } from './measures.ts';
import { distance, isCloser, ownerOf, type Placed, type Scene } from './scene.ts';
import { allWords, contentWords, stem } from './words.ts';

/** Is the fact about who and what the sentence names beside the figure? Null when it is, else the code of the contradiction. */
export function wrongEntity(scene: Scene, placed: Placed, meant: Meant, carry: Carry): string | null {
  const isOwn = (stems: string[], key: string) => key === meant.key || stems.every((each) => meant.stems.has(each));
  const own = scene.entities.filter(
    (mention) =>
      isOwn(mention.stems, mention.key) &&
      (meant.key === undefined || mention.key === meant.key || coversKey(mention.stems, meant)),
  );
  const others = scene.entities.filter((mention) => !isOwn(mention.stems, mention.key));
  const near = (mention: { start: number; end: number }) => distance(scene, mention, placed);
  const mine = own.map(near).sort((a, b) => (isCloser(a, b) ? -1 : 1))[0];
  if (meant.key !== undefined && !mine) {
    if (others.some((mention) => isAttached(scene, mention, placed))) return 'wrong-label';
    if (hasLabelPhrase(scene, meant)) return null;
    return carry.keys.has(meant.key) && !namesSomethingElse(scene, placed, meant) ? null : 'wrong-label';
  }
  if (isPairedInOrder(scene, placed, meant)) return null;
  const rival = others.find((mention) =>
    mine ? isCloser(near(mention), mine) && isAttached(scene, mention, placed) : isAttached(scene, mention, placed),
  );
  if (rival) return 'wrong-label';
  // "groceries and dining" said of groceries alone.
  const isJoined = others.some((mention) =>
    own.some((each) =>
      /^ (?:and|&|plus|or) $/.test(
        scene.lower.slice(Math.min(each.end, mention.end), Math.max(each.start, mention.start)),
      ),
    ),
  );
  const measuring = scene.placed.filter(({ isMeasure }) => isMeasure).length;
  if (isJoined && measuring < 2) return 'wrong-label';
  return namesSomethingElse(scene, placed, meant) ? 'wrong-label' : null;
}

function coversKey(stems: string[], { key = '' }: Meant): boolean {
  const words = contentWords(key).map((word) => word.stem);
  return words.length > 0 && words.every((word) => stems.includes(word));
}

function isAttached(scene: Scene, mention: { start: number; end: number }, placed: Placed): boolean {
  return ownerOf(scene, mention) === placed || (!placed.isMeasure && distance(scene, mention, placed)[0] === 0);
}

// The whole label without the entity's exact name: "Trader Joe's purchase" is said by its words.
function hasLabelPhrase(scene: Scene, { label }: Meant): boolean {
  return label.length > 3 && scene.lower.includes(label);
}

// "Groceries and dining were {{f1}} and {{f2}}": names first, then figures, in one order.
function isPairedInOrder(scene: Scene, placed: Placed, meant: Meant): boolean {
  const figures = scene.placed.filter(({ isMeasure }) => isMeasure);
  const [first] = figures;
  if (!first || figures.length < 2 || scene.entities.length !== figures.length) return false;
  if (scene.entities.some(({ start }) => start > first.figure.start)) return false;
  return scene.entities[figures.indexOf(placed)]?.key === meant.key;
}

const PLAIN_OBJECTS = new Set(
  'everything anything things it that this them average total all top least most once time now hand record file day days week weeks month months year years track note due purchase transaction order your you my the a an each these those its their one both other least first last past account accounts card cards interest fee paper trips bill'.split(
    ' ',
  ),
);

// "spent {{total}} on Zargon", "at Costco": an object that is not the fact's would narrow what it means.
function namesSomethingElse(scene: Scene, placed: Placed, meant: Meant): boolean {
  const { figure } = placed;
  const after = scene.lower.slice(figure.end, figure.end + 80);
  const next = scene.placed.find((other) => other !== placed && other.figure.start >= figure.end);
  const reach = Math.min(after.length, next ? next.figure.start - figure.end : after.length);
  const slot =
    /^[*_"')\] ]*(?:[a-z]+ ){0,2}?(?:on|at) ((?:your |the |my |all |a |an )?)([\p{L}][\p{L}\p{M}'&-]*)/u.exec(
      after.slice(0, reach),
    );
  const isDateNext = next?.figure.kind === 'date' || next?.meant?.fact.unit === 'date';
  if (slot && !(isDateNext && slot[0].length >= reach - 2)) {
    const word = slot[2] ?? '';
    if (!isOwnWord(word, meant) && !isInEntity(scene, figure.end + slot[0].length - word.length, meant)) return true;
  }
  const before = scene.text.slice(0, figure.start);
  for (const match of before.matchAll(/\b(?:[Aa]t|[Ff]rom) (?:the )?(\p{Lu}[\p{L}\p{M}'&-]*)/gu)) {
    const word = match[1] ?? '';
    const at = match.index + match[0].length - word.length;
    if (isMonthOrDay(word) || isOwnWord(word.toLowerCase(), meant) || isInEntity(scene, at, meant)) continue;
    const place = { start: at, end: at + word.length };
    if (isAttached(scene, place, placed) && !scene.entities.some(({ start, end }) => at >= start && at < end))
      return true;
  }
  return false;
}

const isMonthOrDay = (word: string) =>
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/i.test(word);
const isOwnWord = (word: string, meant: Meant) =>
  PLAIN_OBJECTS.has(word) || PLAIN_OBJECTS.has(stem(word)) || meant.stems.has(stem(word)) || isMonthOrDay(word);
const isInEntity = (scene: Scene, at: number, meant: Meant) =>
  scene.entities.some(({ start, end, key }) => at >= start && at < end && key === meant.key);

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
  const close = attached.filter((mention) => distance(scene, mention, placed)[1] <= 1);
  const says = (name: MeasureName) =>
    meant.measures.has(name) || (name === 'average' && meant.fact.receipt?.op === 'average');
  for (const mention of close) {
    if (isRankedAway(mention.name, meant, known)) return 'wrong-label';
    if (mention.name === 'largest' || mention.name === 'smallest') continue;
    if (says(mention.name) || isOwnLabelWord(scene, mention, meant)) continue;
    if (isMarked(mention.name) && !isUnclaimed(scene, mention, placed, meant)) return 'wrong-label';
    const kind = kindOf(mention.name);
    if (kind && isOtherKind(mention.name, meant, close)) return 'wrong-label';
  }
  for (const name of meant.measures) {
    if (!isMarked(name) || name === 'largest' || name === 'smallest' || (name === 'due' && meant.fact.unit !== 'date'))
      continue;
    if (isSaid(name, scene, placed, meant, carry, isPartOf !== null)) continue;
    return 'wrong-label';
  }
  return isPartOf === 'swapped' ? 'wrong-label' : null;
}

const isBeside = (scene: Scene, mention: MeasureMention, placed: Placed) =>
  distance(scene, mention, placed)[0] === 0 && distance(scene, mention, placed)[1] <= 1;

function isOwnLabelWord(scene: Scene, mention: MeasureMention, meant: Meant): boolean {
  return allWords(scene.text.slice(mention.start, mention.end)).every((word) => meant.stems.has(word.stem));
}

// Some marked words do not speak of the figure: "due", "limit" as the whole a percentage is of, "pending" in an aside.
function isUnclaimed(scene: Scene, mention: MeasureMention, placed: Placed, meant: Meant): boolean {
  const { name } = mention;
  if (name === 'limit') return meant.measures.has('utilization') || partOf(scene, placed) === 'part';
  if (name === 'share') return meant.measures.has('utilization') || meant.fact.unit === 'cents';
  if (name === 'due')
    return meant.fact.unit === 'date' ? false : meant.measures.has('minimum') || meant.measures.has('payment');
  if (name === 'minimum') return meant.measures.has('due') && meant.fact.unit === 'date';
  if (name === 'apr') return meant.measures.has('interest');
  if (name === 'interest') return meant.measures.has('fee') || meant.measures.has('apr');
  if (name === 'income') return meant.measures.has('share') || meant.measures.has('save');
  if (name === 'save') return meant.stems.has('saving');
  return false;
}

function isOtherKind(name: MeasureName, meant: Meant, close: MeasureMention[]): boolean {
  const kind = kindOf(name);
  const own = [...meant.measures].filter((each) => kindOf(each) !== undefined);
  if (own.length === 0) return false;
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
  return own.every((each) => each !== name && (kindOf(each) === kind || kindOf(each) === 'flow' || kind === 'flow'));
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
  const isTokenBefore = carry.tokens.has(`@${name}`);
  const mentions = scene.measures.filter((mention) => mention.name === name || isAlias(name, mention.name));
  if (mentions.length === 0) return isTokenBefore || saysByLabelWords(scene, name, meant);
  if (isInPart) return true;
  return mentions.some((mention) => {
    if (ownerOf(scene, mention) === placed) return true;
    if (!placed.isMeasure) return distance(scene, mention, placed)[0] <= 1;
    if (mention.start > placed.figure.start)
      return scene.placed.every(
        (other) =>
          other === placed ||
          !other.isMeasure ||
          other.figure.start < placed.figure.start ||
          hasMeasure(other, name) ||
          ownerOf(scene, mention) !== other,
      );
    const between = scene.placed.filter(
      (other) => other.isMeasure && other.figure.start > mention.end && other.figure.end < placed.figure.start,
    );
    return between.every((other) => hasMeasure(other, name));
  });
}

const isAlias = (name: MeasureName, said: MeasureName) =>
  (name === 'save' && said === 'income') ||
  (name === 'networth' && said === 'net') ||
  (name === 'cashflow' && said === 'net') ||
  (name === 'due' && said === 'overdue');
const hasMeasure = ({ meant }: Placed, name: MeasureName) => meant?.measures.has(name) ?? false;

function saysByLabelWords(scene: Scene, name: MeasureName, meant: Meant): boolean {
  // "You use {{f}} of your credit": utilization in other words.
  if (name === 'utilization') return /\bus(?:e|es|ed|ing)\b/.test(scene.lower) && /credit|limit/.test(scene.lower);
  if (name === 'income') return /\b(?:pay|paid|made|came in|got)\b/.test(scene.lower) && meant.stems.has('pay');
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
  return known.all.some(({ fact: other, measures }) => {
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
    if (!isSibling || measures.size !== meant.measures.size || [...measures].some((each) => !meant.measures.has(each)))
      return false;
    return name === 'largest' ? other.value > Number(fact.value) : other.value < Number(fact.value);
  });
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
