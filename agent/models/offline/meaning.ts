// Whether a clause only asks what a word of money means: "what does escrow mean", "define amortization", "whats a charge off".

import type { Term } from '../../../knowledge/glossary/file.ts';
import { compact, namesOf } from '../../../knowledge/glossary/words.ts';
import { findTerm } from '../../../knowledge/glossary.ts';
import type { Found } from './found.ts';

const LEAD =
  /^(?:(?:hey|hi|hello|ok|okay|so|and|but|also|um|please|pls|coach|quick question|can you|could you|would you|can u|tell me|explain|explain to me|do you know|remind me|i (?:want|need|would like) to know|i'd like to know|i (?:dont|don't) (?:know|understand|get))[,:]?\s+)+/;
const TAIL =
  /(?:[\s,]+(?:exactly|anyway|actually|please|pls|to me|then|again|for dummies|in (?:plain|simple) (?:english|words|terms)|in (?:finance|banking|money terms)))+$/;
const A_WORD = `(?:(?:the )?(?:term|word|words|phrase) )?(?:an? |the )?["“']?(.{2,60}?)["”']?`;

// Only the meaning is asked for.
const MEANINGS = [
  new RegExp(`^what (?:does|do|did|dose) ${A_WORD} (?:mean|means|stand for|stands for)$`),
  new RegExp(`^(?:define|definition of|meaning of) ${A_WORD}$`),
  new RegExp(`^what(?:'s|s| is) the (?:meaning|definition) of ${A_WORD}$`),
  new RegExp(`^what(?:'s|s| is| are) meant by ${A_WORD}$`),
  new RegExp(`^what do (?:you|they|people|banks|lenders) mean by ${A_WORD}$`),
  new RegExp(`^what ${A_WORD} (?:means|mean|stands for|is|are)$`),
  new RegExp(`^${A_WORD} (?:meaning|definition|means what)$`),
];
// It may be the whole subject that is asked for.
const WHAT_IS = /^(?:what(?:'s|s|re|'re| is| are| exactly is)|wtf is)( an?| the)? ["“']?(.{2,60}?)["”']?$/;
const OWN = /\b(?:my|our|your|mine|this|that|these|those)\b/;
// A question for a meaning is short; a longer clause asks for more.
const LONGEST = 120;

/**
 * The word whose meaning is asked for, as the glossary has it. "What is X" is left to the articles when a whole one is about X, and to
 * the customer's own figures when X could be theirs: "what is the balance".
 */
export function termAsked(
  text: string,
  { isTeaching, found }: { isTeaching: boolean; found: readonly Found[] },
): string | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[\s?!.,;:]+$/, '')
    .trim();
  const asked = plain.replace(LEAD, '').replace(TAIL, '');
  if (OWN.test(asked)) return undefined;
  for (const pattern of MEANINGS) {
    const { term } = findTerm(pattern.exec(asked)?.[1] ?? '');
    if (term) return term.term;
  }
  const [, article = '', name = ''] = WHAT_IS.exec(asked) ?? [];
  const { term } = findTerm(name);
  if (!term || hasOwnArticle(term)) return undefined;
  if (article.startsWith(' a')) return term.term;
  if (article === ' the') return isTeaching && term.hover ? term.term : undefined;
  if (isTeaching) return term.term;
  const isNamed = found.some(({ kind }) => kind === 'account' || kind === 'merchant' || kind === 'category');
  return term.hover && !isNamed ? term.term : undefined;
}

function hasOwnArticle(term: Term): boolean {
  return term.articleUrl !== undefined && namesOf(term).some((name) => compact(name) === compact(term.article ?? ''));
}
