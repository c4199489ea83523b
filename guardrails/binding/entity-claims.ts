// Is a figure said of the account, merchant or category its fact belongs to, and of no other?
import type { Carry } from './carry.ts';
import type { Meant } from './meanings.ts';
import { distance, isCloser, ownerOf, type Place, type Placed, type Scene } from './scene.ts';
import { contentWords, stem } from './words.ts';

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
  const pair = pairedInOrder(scene, placed);
  if (pair !== undefined) return pair === meant.key ? null : 'wrong-label';
  const rival = others.find((mention) => {
    if (!isAttached(scene, mention, placed)) return false;
    if (!mine) return true;
    const theirs = near(mention);
    // In one clause two names narrow each other: "groceries at Publix" is neither all groceries nor all of Publix.
    return isCloser(theirs, mine) || (theirs[0] === mine[0] && theirs[1] === mine[1] && !isSinglePurchase(meant));
  });
  if (rival) return 'wrong-label';
  // "groceries and dining" said of groceries alone: the other name has no figure of its own.
  const isJoined = others.some(
    (mention) =>
      !scene.placed.some((other) => other.meant?.key === mention.key) &&
      own.some((each) =>
        /^ (?:and|&|plus|or) $/.test(
          scene.lower.slice(Math.min(each.end, mention.end), Math.max(each.start, mention.start)),
        ),
      ),
  );
  if (isJoined) return 'wrong-label';
  return namesSomethingElse(scene, placed, meant) ? 'wrong-label' : null;
}

// One purchase at a shop may be called by its category: "your largest grocery purchase".
function isSinglePurchase({ fact }: Meant): boolean {
  return fact.unit === 'date' || (fact.period !== undefined && fact.period.from === fact.period.to);
}

function coversKey(stems: string[], { key = '' }: Meant): boolean {
  const words = contentWords(key).map((word) => word.stem);
  return words.length > 0 && words.every((word) => stems.includes(word));
}

function isAttached(scene: Scene, mention: Place, placed: Placed): boolean {
  if (placed.isMeasure) return ownerOf(scene, mention) === placed;
  // A day is that of whatever was named closest to it, amounts in between or not.
  const rank = (place: Place) => {
    const [, walls, characters] = distance(scene, place, placed);
    return walls * 10_000 + characters;
  };
  return scene.entities.every((other) => rank(other) >= rank(mention));
}

// The whole label without the entity's exact name: "Trader Joe's purchase" is said by its words.
function hasLabelPhrase(scene: Scene, { label }: Meant): boolean {
  return label.length > 3 && scene.lower.includes(label);
}

// "Groceries and dining were {{f1}} and {{f2}}": names first, then as many figures, in one order.
function pairedInOrder(scene: Scene, placed: Placed): string | undefined {
  const figures = scene.placed.filter(({ isMeasure }) => isMeasure);
  const [first] = figures;
  if (!first || figures.length < 2 || scene.entities.length !== figures.length) return undefined;
  if (new Set(scene.entities.map(({ key }) => key)).size < figures.length) return undefined;
  if (scene.entities.some(({ start }) => start > first.figure.start)) return undefined;
  return scene.entities[figures.indexOf(placed)]?.key;
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
    /^[*_"')\] ]*(?:(?!than|and|but|while|so|plus|versus|vs|compared)[a-z]+ ){0,2}?(?:on|at) ((?:your |the |my |all |a |an )?)([\p{L}][\p{L}\p{M}'&-]*)/u.exec(
      after.slice(0, reach),
    );
  const isDateNext = next?.figure.kind === 'date' || next?.meant?.fact.unit === 'date';
  if (slot && !(isDateNext && slot[0].length >= reach - 2)) {
    const word = slot[2] ?? '';
    if (!isOwnWord(word, meant) && !isInEntity(scene, figure.end + slot[0].length - word.length, meant)) return true;
  }
  for (const match of scene.text.matchAll(
    /\b(?:[Aa]t|[Ff]rom|(?:balance|limit|utilization|payment|day|spending|price|income|owed|purchases?) (?:of|on|for|in)) (?:the |your )?(\p{Lu}[\p{L}\p{M}'&-]*)/gu,
  )) {
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
