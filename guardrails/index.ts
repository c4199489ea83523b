// Every rail, in the order they run at their stage. A rail that is not in this list does not exist.

import { abuse } from './abuse.ts';
import { argumentSource } from './argument-source.ts';
import { askedChange } from './asked-change.ts';
import { backedFigures } from './backed-figures.ts';
import { boundedDates } from './bounded-dates.ts';
import { callBudget } from './call-budget.ts';
import { citations } from './citations.ts';
import { consent } from './consent.ts';
import { crescendo } from './crescendo.ts';
import { crime } from './crime.ts';
import { crisis } from './crisis.ts';
import { cutShort } from './cut-short.ts';
import { deeds } from './deeds.ts';
import { despair } from './despair.ts';
import { educationNote } from './education-note.ts';
import { hardship } from './hardship.ts';
import { harm } from './harm.ts';
import { hiddenCharacters } from './hidden-characters.ts';
import { hiddenText } from './hidden-text.ts';
import { identity } from './identity.ts';
import { kindness } from './kindness.ts';
import { links } from './links.ts';
import { messageSize } from './message-size.ts';
import { minors } from './minors.ts';
import { offTopic } from './off-topic.ts';
import { offerBasis } from './offer-basis.ts';
import { personalData } from './personal-data.ts';
import { privateNumbers } from './private-numbers.ts';
import { promises } from './promises.ts';
import { promptInjection } from './prompt-injection.ts';
import { promptLeak } from './prompt-leak.ts';
import { protectedTraits } from './protected-traits.ts';
import type { Rail } from './rail.ts';
import { readingGrade } from './reading-grade.ts';
import { regulatedAdvice } from './regulated-advice.ts';
import { repeatedCall } from './repeated-call.ts';
import { repetition } from './repetition.ts';
import { rights } from './rights.ts';
import { riskyPlans } from './risky-plans.ts';
import { scam } from './scam.ts';
import { securities } from './securities.ts';
import { sessionCustomer } from './session-customer.ts';
import { supportNote } from './support-note.ts';
import { toolText } from './tool-text.ts';
import { wantsPerson } from './wants-person.ts';

/** The rails of the coach. */
export const rails: Rail[] = [
  messageSize,
  hiddenCharacters,
  crisis,
  scam,
  personalData,
  promptInjection,
  crescendo,
  crime,
  minors,
  protectedTraits,
  abuse,
  despair,
  rights,
  hardship,
  regulatedAdvice,
  offTopic,
  wantsPerson,
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
  supportNote,
  educationNote,
  repetition,
  cutShort,
  readingGrade,
];
