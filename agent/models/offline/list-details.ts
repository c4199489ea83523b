// The details of a question about single purchases: which come first, how many, in or out, of what size.
import type { Slots } from './ask.ts';
import { countOfWord } from './number-words.ts';
import type { Reading } from './read-clause.ts';

/** The details of a list of rows. */
export function listDetails({ masked, plain, words }: Reading): Slots {
  const slots: Slots = { sort: 'newest' };
  if (/\b(?:biggest|largest|highest|priciest|expensive|most(?! recent)|top)\b/.test(masked)) slots.sort = 'largest';
  else if (/\b(?:first|1st|oldest|earliest)\b/.test(plain) && !/\bfirst of\b/.test(masked)) slots.sort = 'oldest';
  const counted =
    /\b(?:last|latest|recent|top|biggest|largest|past|previous|first|show|list|my|the)(?: my| me)? (?!last|latest|recent|past|previous)(\w+) (?:\w+ )?(?:purchases|transactions|charges|payments|orders|deposits|paychecks|expenses|biggest|largest|most|latest|things|buys)\b/.exec(
      plain,
    );
  const spoken = counted?.[1] ?? '';
  const limit = countOfWord(spoken) ?? (/^\d{1,2}$/.test(spoken) ? Number(spoken) : undefined);
  const isMany =
    /\b(?:transactions|purchases|charges|payments|list|all|activity|history|orders|deposits|paychecks|refunds|things|everything|anything|buys|statement|what did i buy|what i bought|did i buy|have i bought)\b/.test(
      plain,
    ) &&
    !/\b(?:the|my|was) (?:very )?(?:last|latest|most recent) (?:thing|purchase|transaction|charge|one|buy)\b/.test(
      plain,
    );
  slots.limit = Math.min(25, Math.max(1, limit ?? (isMany ? 5 : 1)));
  if (isMany && limit === undefined) slots.focus = 'list';
  if (/\brefund\w*\b/.test(plain)) Object.assign(slots, { direction: 'in', focus: 'refund' });
  else if (
    /\b(?:paycheck\w*|payday|salary|direct deposit|pay check|my pay|(?:was|were|am|get|got|been|getting) (?:\w+ )?paid|paid (?:me|us))\b/.test(
      plain,
    ) &&
    !/\b(?:i|we) (?:\w+ )?pa(?:y|id) (?:for|the|my|xm|xc|\w*rent)|did i (?:last )?pay\b|have i paid|\bpaid (?:xmerchant|xcategory|for)\b/.test(
      masked,
    )
  ) {
    Object.assign(slots, { direction: 'in', focus: 'pay' });
  } else if (/\b(?:deposit\w*|came in|money in|received?)\b/.test(plain)) slots.direction = 'in';
  else if (/\b(?:purchas\w*|bought|buy|spen[dt]|charges?|shop\w*|order\w*|expens\w*|splurge\w*)\b/.test(plain))
    slots.direction = 'out';
  if (/\bhow many\b|\bnumber of\b|\bcount\b/.test(plain)) slots.isCount = true;
  if (/\bpending\b/.test(plain)) Object.assign(slots, { focus: 'pending', ...(limit === undefined && { limit: 5 }) });
  return { ...slots, ...amountsOf(plain, words.map(({ raw }) => raw).join(' ')) };
}

function amountsOf(plain: string, raw: string): Slots {
  const cents = [
    ...raw.matchAll(
      /\$?(\d[\d,]{0,9})(?:[ .](\d\d)\b)?(?!\d| ?(?:days|weeks|months|transactions|purchases|charges|biggest|largest|most)\b)/g,
    ),
  ].map(([, whole = '', part]) => ({
    value: Number(whole.replaceAll(',', '')) * 100 + Number(part ?? 0),
    isExact: part !== undefined,
  }));
  const [first, second] = cents;
  if (!first) return {};
  if (/\bbetween\b/.test(plain) && second)
    return { minCents: Math.min(first.value, second.value), maxCents: Math.max(first.value, second.value) };
  if (/\b(?:over|above|more than|at least|greater|bigger|exceed\w*)\b/.test(plain)) return { minCents: first.value };
  if (/\b(?:under|below|less than|at most|smaller|cheaper)\b/.test(plain)) return { maxCents: first.value };
  if (/\$\d|\bdollars?\b|\bbucks\b/.test(raw))
    return { minCents: first.value, maxCents: first.value + (first.isExact ? 0 : 99) };
  return {};
}
