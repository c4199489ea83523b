// Figures that are no facts of the customer's: what they typed themselves, and what a cited article says.
import { type Figure, findFigures } from '../../knowledge/figures.ts';
import { plainText } from '../../knowledge/plain-text.ts';
import type { Passage } from '../rail.ts';
import { cutText } from '../sentences.ts';
import type { Scene } from './scene.ts';
import { stanceOf } from './values.ts';
import { meaning } from './words.ts';

/** One sentence of an article with its figures. */
interface Said {
  lower: string;
  tokens: Set<string>;
  figures: Figure[];
}

// Saying that something happened or is so on the customer's accounts takes a fact, whoever named the number first.
const ABOUT_LEDGER =
  /\byou(?:'ve| have| had)?(?: (?:already|also|only|just))? (?:spent|paid|earned|received|made|saved|owe|owed|got paid|used|bought|have|had|withdrew|deposited)\b|\byour (?:[\w']+ ){0,4}?(?:balance|spending|income|limit|utilization|net worth|account|checking|savings|card|total|bill|payment|paycheck|rent|apr)s? (?:is|was|are|were|has|had|came to|totaled|adds up)\b/;
const ATTRIBUTED =
  /\b(?:you (?:asked|said|told|mentioned|wrote|typed|want|wanted|plan|planned|hope|gave)|your (?:question|message|goal|target|plan)|you're (?:planning|hoping|thinking|asking)|if you|to (?:save|reach|put|pay)|a goal of|goal of)\b/;

const SUPPOSED = /\b(?:if|say|suppose|imagine|example|e\.g\.|instance)\b/;

const articleCache = new WeakMap<Passage, Said[]>();

/** May the sentence repeat this figure because the customer typed it? */
export function isTheirs(figure: Figure, scene: Scene, customerText: string): boolean {
  if (customerText === '') return false;
  const asked = plainText(customerText).text;
  if (!findFigures(asked).some((each) => isSameFigure(each, figure))) return false;
  if (figure.kind === 'date') return true;
  if (ABOUT_LEDGER.test(scene.lower) && !ATTRIBUTED.test(scene.lower)) return false;
  if (ATTRIBUTED.test(scene.lower)) return true;
  const theirs = meaning(asked);
  return [...meaning(scene.text)].some((token) => !/^\d/.test(token) && theirs.has(token));
}

/** Does a cited passage say this figure in a sentence that is about the same? */
export function isCited(figure: Figure, scene: Scene, articles: readonly Passage[]): boolean {
  if (figure.kind === 'link')
    return articles.some(({ url }) => url !== '' && figure.text.replace(/[.,]+$/, '') === url);
  if (articles.some(({ title }) => isWithin(figure, scene, plainText(title).text))) return true;
  if (ABOUT_LEDGER.test(scene.lower) && !SUPPOSED.test(scene.lower)) return false;
  const quote = scene.lower.trim();
  if (quote.length >= 16 && articles.some((passage) => plainText(passage.text).text.toLowerCase().includes(quote)))
    return true;
  const own = [...meaning(scene.text)].filter((token) => !/^\d/.test(token));
  const stance = stanceOf(scene.lower.slice(0, figure.start), scene.lower.slice(figure.end));
  return articles.some((passage) =>
    sentencesOf(passage).some(({ tokens, figures, lower }) => {
      const shared = own.filter((token) => tokens.has(token)).length;
      if (shared < Math.min(2, own.length) || shared === 0) return false;
      return figures.some((each) => {
        if (!isSameFigure(each, figure)) return false;
        const theirs = stanceOf(lower.slice(0, each.start), lower.slice(each.end));
        return !((theirs === 'above' && stance === 'below') || (theirs === 'below' && stance === 'above'));
      });
    }),
  );
}

function isWithin(figure: Figure, { lower }: Scene, title: string): boolean {
  if (title.length < 8) return false;
  const at = lower.indexOf(title.toLowerCase());
  return at >= 0 && figure.start >= at && figure.end <= at + title.length;
}

function sentencesOf(passage: Passage): Said[] {
  const kept = articleCache.get(passage);
  if (kept) return kept;
  const said = cutText(plainText(`${passage.title}.\n${passage.text}`).text).map((text) => ({
    lower: text.toLowerCase(),
    // A passage is about its title throughout.
    tokens: meaning(`${text} ${passage.title}`),
    figures: findFigures(text),
  }));
  articleCache.set(passage, said);
  return said;
}

function isSameFigure(a: Figure, b: Figure): boolean {
  if (a.kind === 'date' || b.kind === 'date') {
    if (a.kind !== b.kind || !a.date || !b.date) return false;
    const [x, y] = [a.date, b.date];
    return (
      (['quarter', 'month', 'day'] as const).every((part) => x[part] === y[part]) &&
      (x.year === y.year || x.year === undefined || y.year === undefined) &&
      (x.month !== undefined || x.year === y.year)
    );
  }
  if (a.kind === 'link' || a.kind === 'time' || a.kind === 'unclear')
    return a.kind === b.kind && a.text.toLowerCase() === b.text.toLowerCase();
  // "500" typed, "$500" said back: a customer leaves the sign out. Counts and amounts differ by their cents.
  const isTypedBare =
    a.kind === 'count' && b.kind === 'amount' && (a.value ?? 0) >= 20 && (a.value ?? 0) * 100 === b.value;
  return (
    isTypedBare ||
    (a.kind === b.kind && a.value === b.value && a.unit === b.unit && (a.currency ?? 'USD') === (b.currency ?? 'USD'))
  );
}
