// What banks call their columns, by role and language.
import type { Role, Words } from './header-roles.ts';
import { moneyWords } from './header-words-money.ts';
import { restWords } from './header-words-rest.ts';
import { textWords } from './header-words-text.ts';

/** Words by role and language, separated by |. */
export const headerWords: Record<Role, Words> = { ...textWords, ...moneyWords, ...restWords };
