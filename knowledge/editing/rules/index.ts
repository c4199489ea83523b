// Every rule of the editors.
import type { EditingRule } from '../rule.ts';
import { askedAs } from './asked-as.ts';
import { constants } from './constants.ts';
import { duplicates } from './duplicates.ts';
import { length } from './length.ts';
import { readingGrade } from './reading-grade.ts';
import { review } from './review.ts';
import { sources } from './sources.ts';
import { style } from './style.ts';
import { sums } from './sums.ts';
import { topics } from './topics.ts';
import { use } from './use.ts';
import { worked } from './worked.ts';

/** The rules, in the order in which their findings are listed. */
export const editingRules: EditingRule[] = [
  length,
  readingGrade,
  use,
  sums,
  worked,
  constants,
  sources,
  askedAs,
  duplicates,
  topics,
  review,
  style,
];
