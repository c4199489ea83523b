// The trained weights, and the thresholds that were chosen with them. `train.ts` writes the files.
import { readFileSync } from 'node:fs';
import { readWordings, type Wordings } from '../../knowledge/search/teachable.ts';

/** Where a text stands: a customer's message, or free text that a tool found (a merchant, a memo, a note). */
export type TextKind = 'message' | 'tool-text';

/** From which score on a text is flagged, and from which it is stopped. */
export interface Thresholds {
  flag: number;
  block: number;
}

/** Where the weights of a kind lie. */
export const modelFiles: Readonly<Record<TextKind, URL>> = {
  message: new URL('message.model', import.meta.url),
  'tool-text': new URL('tool-text.model', import.meta.url),
};
/** Where the thresholds lie. */
export const thresholdsFile = new URL('thresholds.json', import.meta.url);

const read = new Map<TextKind, Wordings>();
let thresholds: Record<TextKind, Thresholds> | undefined;

/** The weights of a kind; their file is read once. */
export function weightsFor(kind: TextKind): Wordings {
  const known = read.get(kind);
  if (known) return known;
  const weights = readWordings(modelFiles[kind]);
  read.set(kind, weights);
  return weights;
}

/** The thresholds of a kind, chosen on texts the weights had not seen. */
export function thresholdsFor(kind: TextKind): Thresholds {
  thresholds ??= JSON.parse(readFileSync(thresholdsFile, 'utf8')) as Record<TextKind, Thresholds>;
  return thresholds[kind];
}
