// Every rail, in the order they run at their stage. A rail that is not in this list does not exist.
import { argumentSource } from './argument-source.ts';
import { askedChange } from './asked-change.ts';
import { backedFigures } from './backed-figures.ts';
import { boundedDates } from './bounded-dates.ts';
import { callBudget } from './call-budget.ts';
import { citations } from './citations.ts';
import { consent } from './consent.ts';
import { crescendo } from './crescendo.ts';
import { crisis } from './crisis.ts';
import { cutShort } from './cut-short.ts';
import { deeds } from './deeds.ts';
import { educationNote } from './education-note.ts';
import { harm } from './harm.ts';
import { hiddenCharacters } from './hidden-characters.ts';
import { hiddenText } from './hidden-text.ts';
import { identity } from './identity.ts';
import { kindness } from './kindness.ts';
import { links } from './links.ts';
import { messageSize } from './message-size.ts';
import { offerBasis } from './offer-basis.ts';
import { personalData } from './personal-data.ts';
import { privateNumbers } from './private-numbers.ts';
import { promises } from './promises.ts';
import { promptInjection } from './prompt-injection.ts';
import { promptLeak } from './prompt-leak.ts';
import type { Rail } from './rail.ts';
import { readingGrade } from './reading-grade.ts';
import { repeatedCall } from './repeated-call.ts';
import { repetition } from './repetition.ts';
import { riskyPlans } from './risky-plans.ts';
import { securities } from './securities.ts';
import { sessionCustomer } from './session-customer.ts';
import { toolText } from './tool-text.ts';

/** The rails of the coach. */
export const rails: Rail[] = [
  messageSize,
  hiddenCharacters,
  crisis,
  personalData,
  promptInjection,
  crescendo,
  consent,
  sessionCustomer,
  argumentSource,
  askedChange,
  boundedDates,
  callBudget,
  repeatedCall,
  offerBasis,
  toolText,
  hiddenText,
  backedFigures,
  privateNumbers,
  securities,
  promises,
  riskyPlans,
  identity,
  deeds,
  kindness,
  citations,
  links,
  harm,
  promptLeak,
  educationNote,
  repetition,
  cutShort,
  readingGrade,
];
