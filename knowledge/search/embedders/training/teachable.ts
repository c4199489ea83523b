// Learns by which wordings a question an article answers differs from other messages: logistic regression, one text after another.
import { WORDINGS, type Wordings, wordingsOf } from '../../teachable.ts';
import { ALSO_TAUGHT, type Corpus } from './corpus.ts';
import { chance, exp } from './maths.ts';

/** A question and whether an article answers it. */
export interface Judged {
  ask: string;
  isOurs: boolean;
}

const PASSES = 12;
const STEP = 0.3;
const HOLD = 0.001;
// Chosen on the practice questions, each fifth left out in turn: what people ask in full sentences counts most, bank messages, of which
// there are thousands, least.
const WEIGHTS = { line: 1, elsewhere: 5, message: 0.05, judged: 5 };
// Every fourth message of a kind says enough.
const MESSAGES_APART = 4;

/** Trains on what the embedder is trained on and on judged questions. */
export function learnWordings({ articles, intents, elsewhere }: Corpus, judged: Judged[]): Wordings {
  const messages = intents
    .filter(({ id }) => !ALSO_TAUGHT.test(id))
    .flatMap(({ questions }) => questions.filter((_, at) => at % MESSAGES_APART === 0));
  const texts = [
    ...articles.flatMap(({ questions }) => questions).map((text) => ({ text, isOurs: true, weight: WEIGHTS.line })),
    ...elsewhere.map((text) => ({ text, isOurs: false, weight: WEIGHTS.elsewhere })),
    ...messages.map((text) => ({ text, isOurs: false, weight: WEIGHTS.message })),
    ...judged.map(({ ask, isOurs }) => ({ text: ask, isOurs, weight: WEIGHTS.judged })),
  ].map((each) => ({ ...each, places: wordingsOf(each.text) }));
  const seen = new Uint8Array(WORDINGS);
  for (const { places } of texts) for (const place of places) seen[place] = Math.min(2, (seen[place] ?? 0) + 1);

  // The two sides count the same, however many texts each has.
  const weightOf = (isOurs: boolean) =>
    texts.filter((each) => each.isOurs === isOurs).reduce((sum, { weight }) => sum + weight, 0);
  const half = (weightOf(true) + weightOf(false)) / 2;
  const balance = { ours: half / weightOf(true), others: half / weightOf(false) };
  const weights = new Float64Array(WORDINGS);
  const squares = new Float64Array(WORDINGS).fill(1e-4);
  const random = chance(5);
  let start = 0;
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const { places, isOurs, weight } of shuffled(texts, random)) {
      const scale = 1 / Math.sqrt(places.length || 1);
      // A wording met once is chance.
      const known = places.filter((place) => seen[place] === 2);
      const score = start + scale * known.reduce((sum, place) => sum + (weights[place] ?? 0), 0);
      const off = (1 / (1 + exp(-score)) - (isOurs ? 1 : 0)) * weight * (isOurs ? balance.ours : balance.others);
      for (const place of known) {
        const slope = off * scale + HOLD * (weights[place] ?? 0);
        squares[place] = (squares[place] ?? 0) + slope * slope;
        weights[place] = (weights[place] ?? 0) - (STEP * slope) / Math.sqrt(squares[place] ?? 1);
      }
      start -= 0.02 * off;
    }
  }
  return { start, weights };
}

function shuffled<T>(list: T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
