// What one question asks for: an intent and its details.
import type { IsoDate, Period } from '../../../knowledge/calendar.ts';

/** What a customer wants. `out_of_reach` is a wish the coach cannot fulfil; its topic says which. */
export type Intent =
  | 'balance'
  | 'spending'
  | 'income'
  | 'transactions'
  | 'utilization'
  | 'emergency-fund'
  | 'subscriptions'
  | 'persona'
  | 'wellbeing'
  | 'profile'
  | 'net-worth'
  | 'bills'
  | 'debts'
  | 'compare'
  | 'explain'
  | 'cash-flow'
  | 'alerts'
  | 'forecast'
  | 'what-if'
  | 'payoff'
  | 'savings-plan'
  | 'goals'
  | 'set-goal'
  | 'budgets'
  | 'suggest-budget'
  | 'set-budget'
  | 'commit'
  | 'loan'
  | 'advice'
  | 'offers'
  | 'human'
  | 'memories'
  | 'forget'
  | 'education'
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'identity'
  | 'out_of_reach';

/** A wish that is out of reach, by topic. */
export type Topic =
  | 'move'
  | 'invest'
  | 'service'
  | 'plan'
  | 'bill'
  | 'score'
  | 'past-balance'
  | 'other-person'
  | 'leave-out'
  | 'else';

/** The details of a question. Names are the customer's own where there is one like it, otherwise as typed. */
export interface Slots {
  period?: Period & { phrase: string };
  /** Spoken category name. */
  category?: string;
  merchant?: string;
  /** An account as the tools name it. */
  account?: string;
  /** Every account the words may mean, when there are several. */
  accounts?: string[];
  /** The named account is none of the customer's. */
  isAccountUnknown?: boolean;
  view?: 'breakdown' | 'merchants';
  sort?: 'newest' | 'oldest' | 'largest' | 'smallest';
  limit?: number;
  minCents?: number;
  maxCents?: number;
  direction?: 'in' | 'out';
  /** The part of the answer that is asked for first. */
  focus?:
    | 'count'
    | 'average'
    | 'debt'
    | 'limit'
    | 'minimum'
    | 'due'
    | 'enough'
    | 'price'
    | 'pending'
    | 'refund'
    | 'pay'
    | 'list'
    | 'available'
    | 'share'
    | 'interest'
    | 'late'
    | 'paid'
    | 'rate'
    | 'last-payment'
    | 'next-pay'
    | 'afford'
    | 'lowest'
    | 'safe'
    | 'end'
    | 'order'
    | 'unused'
    | 'yearly'
    | 'next'
    | 'percent';
  /** "How much do I spend", "lately": words that hint at a period without naming one. */
  tense?: 'habit' | 'recent' | 'ever' | 'so-far';
  /** Amounts in whole cents as the customer said them: what is bought, borrowed, paid or wanted; paid each month; paid on top. */
  amountCents?: number;
  monthlyCents?: number;
  extraCents?: number;
  percent?: number;
  months?: number;
  /** Days ahead; `isCut` when further ahead was asked for than can be told. */
  days?: number;
  isCut?: boolean;
  /** The day something should be done by. */
  by?: IsoDate;
  /** What would change, or was decided. */
  change?: 'cancel' | 'pay_more' | 'save_more' | 'lose_income' | 'cut_spending';
  /** All subscriptions. */
  isAll?: boolean;
  strategy?: 'avalanche' | 'snowball' | 'fixed' | 'minimum';
  /** What a goal is for. */
  goal?: string;
  of?: 'income';
  /** The time that a comparison is held against. */
  against?: Period;
  /** Two groups of spending held against each other. */
  versus?: [Pick<Slots, 'category' | 'merchant'>, Pick<Slots, 'category' | 'merchant'>];
  /** What is taken from a balance, to say what would be left. */
  lessCents?: number;
  /** Groups of spending asked for as one sum. */
  together?: Pick<Slots, 'category' | 'merchant'>[];
  /** Savings are counted from nothing. */
  isFromNothing?: boolean;
  /** Words that say what to forget. */
  what?: string;
  /** Rows to leave out before the first: "and the 3 before that". */
  skip?: number;
  /** How many rows there are is asked for. */
  isCount?: boolean;
  /** Moves into this account are summed. */
  isSum?: boolean;
  /** Why a person is asked for. */
  reason?: 'asked' | 'complaint' | 'dispute' | 'coach_wrong';
  /** Per week rather than per month. */
  isWeekly?: boolean;
  /** The question in plain words, for the articles. */
  query?: string;
  /** The word whose meaning is asked for, as the glossary has it. */
  term?: string;
  topic?: Topic;
  /** How a loose question was read, to be said in the answer. */
  reading?: 'how-am-i-doing' | 'why';
  /** Only what an earlier question was about changed. */
  isFollowUp?: boolean;
}

/** One question of a message. `confidence` is 0 to 1. */
export interface Ask {
  intent: Intent;
  slots: Slots;
  confidence: number;
}

/** A question back to the customer, with answers to choose from. */
export interface Clarify {
  question: string;
  choices: string[];
}

/** What a message asks. With `clarify` the coach asks back instead of guessing. */
export interface Understood {
  asks: Ask[];
  clarify?: Clarify;
}
