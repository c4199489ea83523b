// Every rail, in the order they run at their stage. A rail that is not in this list does not exist.
import { backedFigures } from './backed-figures.ts';
import { consent } from './consent.ts';
import { crisis } from './crisis.ts';
import { educationNote } from './education-note.ts';
import { hiddenText } from './hidden-text.ts';
import { messageSize } from './message-size.ts';
import { personalData } from './personal-data.ts';
import { privateNumbers } from './private-numbers.ts';
import type { Rail } from './rail.ts';

/** The rails of the coach. */
export const rails: Rail[] = [
  messageSize,
  crisis,
  personalData,
  consent,
  hiddenText,
  backedFigures,
  privateNumbers,
  educationNote,
];
