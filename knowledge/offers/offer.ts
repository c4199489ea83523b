// What an offer is, and what no offer may be: above 36 % a year, a payday product, or a product that is not marked as a sample.
import { z } from 'zod';

/** The highest rate any offer may have, in basis points: the cap of the Military Lending Act (10 U.S.C. 987), which the product applies to all. */
export const MOST_APR_BPS = 3600;

/** Words of products that are never offered, whatever they cost. */
const PREDATORY =
  /\bpay ?day\b|title loan|cash advance|wage advance|earned wage|pawn|rent.to.own|refund anticipation|buy now,? pay later|\bbnpl\b/i;

/** The kinds of product that may be offered. */
export const products = [
  'balance transfer card',
  'secured card',
  'high-yield savings',
  'certificate of deposit',
  'overdraft-free checking',
  'budgeting app',
  'subscription manager',
  'credit counseling',
  'automatic savings tool',
  'tax planning tool',
] as const;

const signalRule = z
  .strictObject({
    words: z.string().min(5),
    signal: z.string().regex(/^[a-z_]+$/),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
  })
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, 'give atLeast, atMost or both');

/** A rule of eligibility: one signal in a range, or one thing about the customer's accounts, income and history. */
const rule = z.union([
  signalRule,
  z.strictObject({ words: z.string().min(5), monthlyIncomeAtLeastCents: z.number().int().positive() }),
  z.strictObject({ words: z.string().min(5), historyDaysAtLeast: z.number().int().positive() }),
  z.strictObject({ words: z.string().min(5), holds: z.enum(['checking', 'savings', 'card']) }),
  z.strictObject({ words: z.string().min(5), everyLimitKnown: z.literal(true) }),
]);

/** One rule of eligibility. */
export type EligibilityRule = z.output<typeof rule>;

/** The fields of an offer's file. */
export const offerFields = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by -'),
    version: z.number().int().positive(),
    product: z.enum(products, 'is not a kind of product that may be offered'),
    title: z.string().min(5).max(80),
    summary: z.string().min(20).max(240),
    terms: z.strictObject({
      /** The highest yearly rate the customer could be charged; null when nothing is lent. */
      aprBps: z
        .number()
        .int()
        .min(0)
        .max(MOST_APR_BPS, `an offer may cost at most ${MOST_APR_BPS / 100}% a year`)
        .nullable(),
      words: z.string().min(5).max(240),
    }),
    /** Made up, to show how offers work: nothing can be bought. */
    isSample: z.literal(true),
    placement: z.strictObject({ isPaid: z.boolean(), words: z.string().min(10) }),
    personas: z.array(z.string()),
    because: z.string().min(10),
    steps: z.array(z.string()),
    /** The customer already has it when an account is of one of these subtypes, or an account's or payee's name has one of these words. */
    heldWhen: z.strictObject({ subtypes: z.array(z.string()), names: z.array(z.string().min(3)) }),
    eligibility: z.array(rule).min(1),
  })
  .refine((offer) => !PREDATORY.test([offer.title, offer.summary, offer.terms.words, ...offer.steps].join(' ')), {
    path: ['title'],
    message: 'this kind of product is never offered',
  })
  .refine(({ placement }) => placement.isPaid === /\bpaid\b/i.test(placement.words), {
    path: ['placement', 'words'],
    message: 'say "paid" when the placement is paid, and only then',
  });

/** One offer. */
export type Offer = z.output<typeof offerFields>;
