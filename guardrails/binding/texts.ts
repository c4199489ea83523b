// Does a text fact stand where its label says: "December 2028" as the debt-free month and not as the next payday?
import type { Carry } from './carry.ts';
import { wrongEntity } from './entity-claims.ts';
import { isPlainlyLabelled } from './labels.ts';
import type { Known, Meant } from './meanings.ts';
import type { Placed, Scene } from './scene.ts';
import { allWords, isStopWord, meaning } from './words.ts';

// Words enough to be a sentence of its own, which says itself what it is about.
const SENTENCE_WORDS = 5;
const IS_MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?$/i;
const MONTH_BEFORE =
  /(?:\b(?:in|by|until|till|around|about|is|was|be|of|before|after|through|to|month|early|late|mid|since|from)|[:,(|–—-]|^) ?[*_]*$/;

/** The code of what is wrong with a text fact where it stands, or null. */
export function wrongText(
  scene: Scene,
  placed: Placed,
  meant: Meant,
  { carry, known }: { carry: Carry; known: Known },
): string | null {
  const { fact } = meant;
  if (allWords(fact.display).length >= SENTENCE_WORDS) return null;
  const said = wordsOf(scene, carry);
  const share = (each: Meant) => shareSaid(each, said);
  const before = scene.lower.slice(Math.max(0, placed.figure.start - 16), placed.figure.start);
  if (!IS_MONTH.test(fact.display)) {
    if (meant.stems.has('name') && /\b(?:hi|hello|hey|welcome(?: back)?|thanks|thank you|dear),? $/.test(before))
      return null;
    // A name speaks for itself, but where the words of another name's label stand it is not meant.
    const isOther =
      share(meant) === 0 &&
      known.all.some((other) => isRival(other, meant) && ownWords(other).length > 1 && share(other) === 1);
    return isOther ? 'wrong-label' : null;
  }
  if (!MONTH_BEFORE.test(before)) return 'wrong-unit';
  if (/\b(?:balance|limit|apr|interest|payment|cost|debt|income|fees?) (?:is|was|of) $/.test(before))
    return 'wrong-unit';
  const isOther = known.all.some((other) => isRival(other, meant) && share(other) > share(meant));
  if (isOther) return 'wrong-label';
  if (share(meant) === 0 || !isPlainlyLabelled(scene, meant, { carry, known }))
    return isOnlyMonth(scene, meant, known) ? null : 'wrong-label';
  return wrongEntity(scene, placed, meant, carry);
}

// "You would get there in {{f1}}": nothing else is named, and no other month is known.
const isOnlyMonth = ({ measures, entities }: Scene, { fact }: Meant, { all }: Known) =>
  measures.length === 0 &&
  entities.length === 0 &&
  all.every((other) => other.fact === fact || !IS_MONTH.test(other.fact.display));

const isRival = (other: Meant, { fact, label }: Meant) =>
  (other.fact.unit === 'text' || other.fact.unit === 'date') &&
  other.label !== label &&
  other.fact.display !== fact.display &&
  allWords(other.fact.display).length < SENTENCE_WORDS;

function wordsOf({ text }: Scene, { tokens }: Carry): Set<string> {
  return new Set([...allWords(text).map((word) => word.stem), ...meaning(text), ...tokens]);
}

// The words of a label but for the entity's name.
function ownWords({ label, fact }: Meant): string[] {
  const entity = new Set(allWords(fact.entity ?? '').map(({ stem }) => stem));
  return allWords(label)
    .filter(({ raw, stem }) => !isStopWord(raw) && !entity.has(stem))
    .map(({ stem }) => stem);
}

function shareSaid(meant: Meant, said: ReadonlySet<string>): number {
  const own = ownWords(meant);
  return own.length === 0 ? 0 : own.filter((word) => said.has(word)).length / own.length;
}
