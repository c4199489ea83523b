// What a sentence may leave unsaid because the sentences before it, the list's opening line or the question said it.
import { plainText } from '../../knowledge/plain-text.ts';
import { cutText, isListed } from '../sentences.ts';
import type { Known } from './meanings.ts';
import { findEntities } from './scene.ts';
import { meaning } from './words.ts';

/** What was said before. */
export interface Carry {
  /** Keys of the accounts, merchants and categories named. */
  keys: Set<string>;
  tokens: Set<string>;
  /** The line that opens the list or table this unit is in, else the sentence before. */
  lead: string;
  /** Is this unit part of a list or table? */
  isListed: boolean;
  /** The header row of the table this row is in. */
  header: string | null;
}

// How much of the reply is looked back at, and how many sentences of it.
const LOOK_BACK = 3_000;
const SENTENCES = 3;

/** What stands before `unit` in the reply, and in the question. */
export function carryInto(unit: string, released: string, customerText: string, known: Known): Carry {
  const before = cutText(plainText(released.slice(-LOOK_BACK)).text);
  const listed = isListed(unit);
  let header: string | null = null;
  if (listed) {
    while (before.length > 0) {
      const last = before.at(-1) ?? '';
      if (last.trim() !== '' && !isListed(last)) break;
      if (unit.trimStart().startsWith('|') && last.trimStart().startsWith('|')) header = last;
      before.pop();
    }
  }
  const said = before.filter((each) => each.trim() !== '').slice(-SENTENCES);
  const all = [customerText.slice(0, LOOK_BACK), ...said, header ?? ''];
  return {
    keys: new Set(all.flatMap((text) => findEntities(text, known).map(({ key }) => key))),
    tokens: new Set(all.flatMap((text) => [...meaning(text)])),
    lead: said.at(-1) ?? '',
    isListed: listed,
    header,
  };
}
