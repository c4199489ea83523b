// Asks each way of naming a category in turn, from the surest to the guess; pure, over tables that are given.
import { FALLBACK_CODE, primaryOf } from '../../category-codes.ts';
import { type BrandIndex, type Found, findBrand, type Match } from './brands.ts';
import { classify, type Model } from './classifier.ts';
import { findKeyword, type Keyword } from './keywords.ts';
import type { MccEntry } from './mcc.ts';
import { normaliseMerchant, plainWords } from './normalise.ts';
import { findRule, isRefund, lastRules, plainRules } from './rules.ts';

/** What is known of a row. A positive amount is money out. */
export interface Described {
  name: string;
  merchantName?: string | null;
  amountCents: number;
  mcc?: string | null;
}

/** Which way found the category. */
export type CategorisedBy = 'mcc' | 'brand' | 'rule' | 'classifier' | 'none';

/** A category with how sure it is: `confidence` is the share of such answers whose main category was right (docs/categories.md). */
export interface Categorised {
  detailed: string;
  primary: string;
  confidence: number;
  by: CategorisedBy;
}

/** The tables that are asked. */
export interface Tables {
  brands: BrandIndex;
  mcc: Map<string, MccEntry>;
  keywords: Map<string, Keyword>;
  model: Model;
}

/**
 * How sure a brand is by the way it was found. Known brands with noise around them are right in more than 95 of 100 rows; the others are
 * what docs/categories.md measures on brands the tables do not hold, where a likeness is often another shop.
 */
const BRAND_CONFIDENCE: Record<Match, number> = { whole: 0.96, front: 0.85, inside: 0.72, cut: 0.66, typo: 0.62 };
/** A name of two words and more at the front is hardly ever chance. */
const LONG_FRONT = 0.91;
const MCC_CONFIDENCE = 0.93;
const VAGUE_MCC_CONFIDENCE = 0.7;
const KEYWORD_CONFIDENCE = 0.9;
const WEAK_KEYWORD_CONFIDENCE = 0.42;
/** Below this the guess was wrong more than three times in five on held-back names: "other" is the truer answer. */
export const MIN_CONFIDENCE = 0.4;
/** Words that say what was bought even behind a brand's name: "Tesco insurance", "7 Eleven fuel". */
const STRONGER_THAN_BRAND =
  /^(GENERAL_SERVICES_(INSURANCE|AUTOMOTIVE)|TRANSPORTATION_GAS|MEDICAL_(PHARMACIES|EYE|OTHER)|RENT_AND_UTILITIES_(GAS|TELEPHONE|INTERNET)|TRAVEL_(FLIGHTS|LODGING)|TRANSFER_OUT|FOOD_AND_DRINK_(COFFEE|GROCERIES|FAST_FOOD)|GENERAL_MERCHANDISE_BOOK)/;

/** A text as it was written, in plain words, and as the normaliser leaves it. */
interface ReadText {
  plain: string;
  merchant: string;
}

function readText(text: string): ReadText {
  return { plain: plainWords(text), merchant: normaliseMerchant(text) };
}

/** The category of a row. */
export function decide(tables: Tables, row: Described): Categorised {
  const isIn = row.amountCents < 0;
  const plain = plainWords(`${row.merchantName ?? ''} ${row.name}`);
  const texts = [row.merchantName, row.name].flatMap((text) => (text?.trim() ? [readText(text)] : []));
  const rule = isRefund(plain) ? undefined : findRule(plainRules, plain, isIn);
  if (rule) return answer(sided(rule.code, isIn), agreed(rule.code, rule.confidence, isIn), 'rule');

  const found = brandOf(tables.brands, texts, isIn);
  const code = tables.mcc.get((row.mcc ?? '').trim().padStart(4, '0'));
  if (code && !code.isVague) {
    const side = isIn ? code.in : code.out;
    const isSame = found?.match === 'whole' && primaryOf(codeOf(found, isIn)) === primaryOf(side);
    return isSame ? answer(codeOf(found, isIn), 0.97, 'brand') : answer(side, MCC_CONFIDENCE, 'mcc');
  }
  const keyword = keywordOf(tables, texts.at(-1)?.merchant ?? '', plain, found);
  if (found && !(keyword && overrides(keyword, found))) {
    return answer(codeOf(found, isIn), brandConfidence(found), 'brand');
  }
  if (keyword && !keyword.isWeak) return answer(isIn ? keyword.in : keyword.out, KEYWORD_CONFIDENCE, 'rule');
  if (code) return answer(isIn ? code.in : code.out, VAGUE_MCC_CONFIDENCE, 'mcc');
  const last = findRule(lastRules, plain, isIn);
  if (last) return answer(last.code, last.confidence, 'rule');
  return guess(tables, { merchant: texts[0]?.merchant ?? '', keyword, isIn });
}

function guess(
  { model }: Tables,
  { merchant, keyword, isIn }: { merchant: string; keyword?: Keyword; isIn: boolean },
): Categorised {
  const likely = classify(model, merchant);
  // Names of shops were learned; money in under such a name is a refund at best.
  const likelihood = (likely?.confidence ?? 0) * (isIn ? 0.5 : 1);
  if (keyword && !isIn && likelihood < WEAK_KEYWORD_CONFIDENCE)
    return answer(keyword.out, WEAK_KEYWORD_CONFIDENCE, 'rule');
  if (likely && likelihood >= MIN_CONFIDENCE) return answer(likely.code, likelihood, 'classifier');
  return answer(FALLBACK_CODE, Math.min(likelihood, MIN_CONFIDENCE), 'none');
}

/** The brand of the first text that has one. One that only pays people says nothing about money going out to it. */
function brandOf(index: BrandIndex, texts: ReadText[], isIn: boolean): Found | null {
  for (const { plain, merchant } of texts) {
    const found = findBrand(index, plain, merchant);
    if (found && (isIn || !found.entry.out.startsWith('INCOME_'))) return found;
  }
  return null;
}

function codeOf({ entry }: Found, isIn: boolean): string {
  return isIn ? entry.in : entry.out;
}

function brandConfidence({ match, size }: Found): number {
  return match === 'front' && size > 1 ? LONG_FRONT : BRAND_CONFIDENCE[match];
}

function overrides(keyword: Keyword, { entry, match }: Found): boolean {
  if (match === 'whole' || keyword.isWeak || primaryOf(keyword.out) === primaryOf(entry.out)) return false;
  return match === 'typo' || !entry.isByHand || STRONGER_THAN_BRAND.test(keyword.out);
}

/** The word of trade beside the brand, or in the name; words the normaliser takes off ("online order", "bill") may say it too, if strong. */
function keywordOf({ keywords }: Tables, merchant: string, plain: string, found: Found | null): Keyword | undefined {
  if (found) return findKeyword(keywords, found.rest);
  const inName = findKeyword(keywords, traded(merchant));
  if (inName && !inName.isWeak) return inName;
  const anywhere = findKeyword(keywords, traded(plain));
  return anywhere && !anywhere.isWeak ? anywhere : inName;
}

/** "Internet-Überweisung" says how an order was given, and nothing of what was bought. */
const WAY_OF_ORDER =
  /\b(internet|online|mobile|telefon|phone) (?=(ue?berweisung|dauerauftrag|zahlung|banking|transfer|overboeking|virement|platba|przelew)\b)/g;

const traded = (text: string): string[] => text.replace(WAY_OF_ORDER, '').split(' ');

/** Some rules name one direction; the other has its own code. */
function sided(code: string, isIn: boolean): string {
  return isIn && code.startsWith('TRANSFER_OUT_INVESTMENT') ? 'TRANSFER_IN_INVESTMENT_AND_RETIREMENT_FUNDS' : code;
}

/** Words of pay on money going out contradict each other: the file's sign may be swapped, so the answer is less sure. */
function agreed(code: string, confidence: number, isIn: boolean): number {
  return code.startsWith('INCOME_') && !isIn ? 0.6 : confidence;
}

function answer(detailed: string, confidence: number, by: CategorisedBy): Categorised {
  return { detailed, primary: primaryOf(detailed), confidence: Math.round(confidence * 1000) / 1000, by };
}
