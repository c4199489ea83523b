// What an education template is: when it helps, why it is shown (a sentence with places for figures), and what it teaches.
import type { AdviceRule } from './rule.ts';

/** A piece of education that is shown when all of its rules pass. */
export interface Template {
  /** Lower-case words joined by "-"; stays the same for ever. */
  id: string;
  /** Goes up by one with every change of rules or words. */
  version: number;
  title: string;
  /** Only one recommendation is shown about one thing. */
  about: string;
  /** Whom it is for; empty = for anybody. */
  personas: readonly string[];
  /** 1 good to know, 2 worth a look, 3 costs money now, 4 cannot wait. */
  urgency: 1 | 2 | 3 | 4;
  rules: readonly AdviceRule[];
  /** Why it is shown; places such as {interest} are figures of `facts/`. */
  because: string;
  /** An article's id, or a topic that some article has. */
  topic: string;
  /** What to do; without steps it is shown only when there is an article. */
  steps: readonly string[];
}
