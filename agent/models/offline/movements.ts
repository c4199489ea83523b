// Money that is moved and not spent: transfers, payments to a card, cash taken out. These can be listed, not summed as spending.
import type { Slots } from './ask.ts';
import type { Kind } from './examples/kinds.ts';
import type { Reading } from './read-clause.ts';

const ASKS_BACK = /\b(?:how much|how many|how often|when|what|which|show|list|see|find|did|have|has|any|total|sum)\b/;
/** A sum of moves rather than a list of them. */
const SUMMED = /\b(?:how much|total|sum|in all|altogether|add(?:ed|s)? up|all told)\b/;
const WITHDRAWN =
  /\b(?:withdr[ae]w\w*|withdrawals?|cash(?: \w+){0,3} (?:take|took|taken|pull|pulled) out|(?:take|took|taken|pull|pulled) out(?: \w+){0,2} (?:cash|money)|atm (?:cash|money)|from (?:an |the )?atms?)\b/;
const CARD_PAID =
  /\b(?:pay|paid|payments?|paying|put)\b(?: \w+){0,3} (?:on|to|toward|towards|off|for) (?:my |the )?xaccount\b|\bcard payments?\b/;
const MOVED =
  /\b(?:transfers?|transferred|transfered|moved?|sent|put)\b(?: \w+){0,4} (?:(?:in|into|to|from|over|toward|towards) (?:my |the )?xaccount|between)\b|^(?:show|list|see|find)\b.*\btransfers?\b|\b(?:how much|what) (?:did|have) i transfer(?:red)?\b|^(?:my )?(?:recent |last )?transfers\b/;

// These speak of money that will be moved, or of a whole.
const AHEAD: ReadonlySet<Kind> = new Set([
  'what-if',
  'net-worth',
  'payoff',
  'commit',
  'savings-plan',
  'loan',
  'set-goal',
  'forecast',
  'education',
]);
const INTO = /\b(?:to|into|in|toward|towards) (?:my |the )?xaccount\b/;

/** What to look for when a clause asks about money that was moved; null when it does not. */
export function movementAsked({ masked, plain, found, kind }: Reading): Slots | null {
  if (AHEAD.has(kind)) return null;
  if (kind === 'reach-move' || !(ASKS_BACK.test(plain) || /^(?:my )?(?:recent |last )?transfers\b/.test(plain)))
    return null;
  const list: Slots = SUMMED.test(plain)
    ? { direction: 'out', isSum: true }
    : { direction: 'out', sort: 'newest', limit: 5, focus: 'list' };
  if (WITHDRAWN.test(plain)) return { ...list, category: 'TRANSFER_OUT_WITHDRAWAL' };
  const account = found.find((thing) => thing.kind === 'account');
  const isCard = /\b(?:card|cards|visa|mastercard|amex|discover)\b/.test(account?.name ?? '');
  const isOwed = /\b(?:minimum|least|smallest|due|next|owe|expected|scheduled|coming|upcoming|must|supposed)\b/.test(
    plain,
  );
  if (
    !isOwed &&
    !/\b(?:rate|apr|interest)\b/.test(plain) &&
    CARD_PAID.test(masked) &&
    (isCard || /\bcard payments?\b/.test(plain)) &&
    !/\bput\b/.test(plain)
  )
    return {
      ...list,
      category: 'Card payments',
      ...(list.isSum && account?.names.length === 1 && { account: account.names[0] }),
    };
  if (!MOVED.test(masked) || isCard) return null;
  const [name, another] = account?.names ?? [];
  return INTO.test(masked) && name && !another
    ? { account: name, category: 'Transfers', isSum: true, direction: 'in' }
    : { ...list, category: 'Transfers' };
}
