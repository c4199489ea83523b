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

/** A category with how sure it is: `confidence` is the share of such answers that were right when measured (docs/categories.md). */
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

/** How sure a brand is by the way it was found; measured on held-back descriptions, rounded down. */
const BRAND_CONFIDENCE: Record<Match, number> = { whole: 0.96, front: 0.9, cut: 0.85, typo: 0.8, inside: 0.7 };
/** A name written by a computer's list that is followed by more words is more often another shop. */
const LISTED_FRONT = 0.75;
const MCC_CONFIDENCE = 0.93;
const VAGUE_MCC_CONFIDENCE = 0.7;
const KEYWORD_CONFIDENCE = 0.82;
const WEAK_KEYWORD_CONFIDENCE = 0.45;
/** Below this the guess was wrong more often than three times in five on held-back names: "other" is the truer answer. */
export const MIN_CONFIDENCE = 0.4;
/** Words that say what was bought even behind a brand's name: "Tesco insurance", "7 Eleven fuel". */
const STRONGER_THAN_BRAND =
  /^(GENERAL_SERVICES_INSURANCE|TRANSPORTATION_GAS|MEDICAL_(PHARMACIES|EYE|OTHER)|RENT_AND_UTILITIES_(GAS|TELEPHONE|INTERNET)|TRAVEL_(FLIGHTS|LODGING)|TRANSFER_OUT_INVESTMENT)/;

/** The category of a row. */
export function decide(tables: Tables, row: Described): Categorised {
  const isIn = row.amountCents < 0;
  const plain = plainWords(`${row.merchantName ?? ''} ${row.name}`);
  const texts = [row.merchantName, row.name].filter((text): text is string => Boolean(text?.trim()));
  const rule = isRefund(plain) ? undefined : findRule(plainRules, plain, isIn);
  if (rule) return answer(sided(rule.code, isIn), agreed(rule.code, rule.confidence, isIn), 'rule');

  const found = brandOf(tables.brands, texts, isIn);
  const code = tables.mcc.get((row.mcc ?? '').trim().padStart(4, '0'));
  if (code && !code.isVague) {
    const side = isIn ? code.in : code.out;
    const isSame = found?.match === 'whole' && primaryOf(codeOf(found, isIn)) === primaryOf(side);
    return isSame ? answer(codeOf(found, isIn), 0.97, 'brand') : answer(side, MCC_CONFIDENCE, 'mcc');
  }
  const words = (found?.rest ?? normaliseMerchant(texts.at(-1) ?? '').split(' ')).concat(plainTail(plain, found));
  const keyword = findKeyword(tables.keywords, words);
  if (found && !(keyword && overrides(keyword, found))) {
    return answer(codeOf(found, isIn), brandConfidence(found), 'brand');
  }
  if (keyword && !keyword.isWeak) return answer(isIn ? keyword.in : keyword.out, KEYWORD_CONFIDENCE, 'rule');
  if (code) return answer(isIn ? code.in : code.out, VAGUE_MCC_CONFIDENCE, 'mcc');
  const last = findRule(lastRules, plain, isIn);
  if (last) return answer(last.code, last.confidence, 'rule');
  return guess(tables, { text: texts[0] ?? '', keyword, isIn });
}

function guess(
  { model }: Tables,
  { text, keyword, isIn }: { text: string; keyword?: Keyword; isIn: boolean },
): Categorised {
  const likely = classify(model, normaliseMerchant(text));
  // Names of shops were learned; money in under such a name is a refund at best.
  const likelihood = (likely?.confidence ?? 0) * (isIn ? 0.5 : 1);
  if (keyword && !isIn && likelihood < WEAK_KEYWORD_CONFIDENCE)
    return answer(keyword.out, WEAK_KEYWORD_CONFIDENCE, 'rule');
  if (likely && likelihood >= MIN_CONFIDENCE) return answer(likely.code, likelihood, 'classifier');
  return answer(FALLBACK_CODE, Math.min(likelihood, MIN_CONFIDENCE), 'none');
}

/** The brand of the first text that has one. One that only pays people says nothing about money going out to it. */
function brandOf(index: BrandIndex, texts: string[], isIn: boolean): Found | null {
  for (const text of texts) {
    const found = findBrand(index, plainWords(text), normaliseMerchant(text));
    if (found && (isIn || !found.entry.out.startsWith('INCOME_'))) return found;
  }
  return null;
}

function codeOf({ entry }: Found, isIn: boolean): string {
  return isIn ? entry.in : entry.out;
}

function brandConfidence({ match, entry, rest }: Found): number {
  if (match !== 'front' || entry.isByHand) return BRAND_CONFIDENCE[match];
  return rest.length > 1 ? LISTED_FRONT - 0.1 : LISTED_FRONT;
}

function overrides(keyword: Keyword, { entry, match }: Found): boolean {
  if (match === 'whole' || keyword.isWeak || primaryOf(keyword.out) === primaryOf(entry.out)) return false;
  return STRONGER_THAN_BRAND.test(keyword.out) || (!entry.isByHand && match !== 'cut');
}

/** With no brand, words the normaliser takes off the end may still say what it was ("online order", "bill"). */
function plainTail(plain: string, found: Found | null): string[] {
  return found ? [] : plain.split(' ');
}

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
