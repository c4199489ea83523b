// Whether a clause only asks what a word of money means: "what does escrow mean", "define amortization", "whats a charge off".

import type { Term } from '../../../knowledge/glossary/file.ts';
import { compact, namesOf } from '../../../knowledge/glossary/words.ts';
import { findTerm } from '../../../knowledge/glossary.ts';
import type { Found } from './found.ts';

const LEAD =
  /^(?:(?:hey|hi|hello|ok|okay|so|and|but|also|um|please|pls|coach|quick question|can you|could you|would you|can u|tell me|explain|explain to me|do you know|remind me|i (?:want|need|would like) to know|i'd like to know|i (?:dont|don't) (?:know|understand|get))[,:]?\s+)+/;
const TAIL =
  /(?:[\s,]+(?:exactly|anyway|actually|please|pls|to me|then|again|for dummies|in (?:plain|simple) (?:english|words|terms)|in (?:finance|banking|money terms)))+$/;
const A_WORD = `(?:the (?:term|word|words|phrase) |word )?(?:an? |the )?["“']?(.{2,60}?)["”']?`;

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
/** No name in the glossary is longer. */
const MOST_WORDS = 5;
// A question for a meaning is short; a longer clause asks for more.
const LONGEST = 120;

/** What a clause asks about a word: its meaning, or all about it, which a whole article tells. */
export type TermAsked = { term: string } | { isWholeArticle: true };

/**
 * The word a clause asks about, as the glossary has it. "What is X" is left to the articles when a whole one is about X, and to the
 * customer's own figures when X could be theirs: "what is the balance".
 */
export function termAsked(
  text: string,
  { isTeaching, found }: { isTeaching: boolean; found: readonly Found[] },
): TermAsked | undefined {
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
    if (term) return { term: term.term };
  }
  const [, article = '', name = ''] = WHAT_IS.exec(asked) ?? [];
  const { term } = findTerm(name);
  if (!term) return undefined;
  const isGeneral =
    article === ' the'
      ? isTeaching && term.hover
      : article !== '' || isTeaching || (term.hover && !isTheirs(name, found));
  if (!isGeneral) return undefined;
  return hasOwnArticle(term) ? { isWholeArticle: true } : { term: term.term };
}

// "What is savings account" by someone who has one; "what is Escrow" by someone who shops there.
function isTheirs(name: string, found: readonly Found[]): boolean {
  const words = name.split(/[\s-]+/).length;
  return found.some(
    ({ kind, from, to, names }) =>
      to - from >= words && (kind === 'merchant' || (kind === 'account' && names.length > 0)),
  );
}

/** The glossary's word that is all a clause says: "HELOC", "able account". */
export function bareTerm(text: string): string | undefined {
  const plain = text.replace(/^[\s"“]+|[\s"”?!.,;:]+$/g, '');
  return plain.split(/\s+/).length <= MOST_WORDS ? findTerm(plain).term?.term : undefined;
}

function hasOwnArticle(term: Term): boolean {
  return term.articleUrl !== undefined && namesOf(term).some((name) => compact(name) === compact(term.article ?? ''));
}
