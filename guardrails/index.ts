// Every rail, in the order they run at their stage. A rail that is not in this list does not exist.
import { backedFigures } from './backed-figures.ts';
import { citations } from './citations.ts';
import { consent } from './consent.ts';
import { crisis } from './crisis.ts';
import { deeds } from './deeds.ts';
import { educationNote } from './education-note.ts';
import { harm } from './harm.ts';
import { hiddenText } from './hidden-text.ts';
import { identity } from './identity.ts';
import { kindness } from './kindness.ts';
import { links } from './links.ts';
import { messageSize } from './message-size.ts';
import { personalData } from './personal-data.ts';
import { privateNumbers } from './private-numbers.ts';
import { promises } from './promises.ts';
import { promptInjection } from './prompt-injection.ts';
import type { Rail } from './rail.ts';
import { riskyPlans } from './risky-plans.ts';
import { securities } from './securities.ts';

/** The rails of the coach. */
export const rails: Rail[] = [
  messageSize,
  crisis,
  personalData,
  promptInjection,
  consent,
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
  educationNote,
];
