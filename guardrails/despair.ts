// Input rail: somebody who sounds at the end of their strength is answered, and told where a person listens. Danger itself is the crisis rail's.
import type { InputRail } from './rail.ts';
import { findSaid, noteWhen, said } from './said/said.ts';

/** What follows when it is a thing that is too much. */
const WITH_A_THING =
  '(?! (?:about|with|at|by|if|when|in|for|of|on|because|from|like|insurance|app|bank|budget|card|fee|job|apartment)\\b)';

const DESPAIR: RegExp[] = [
  '\\bi (?:can not|do not know how to) (?:cope|do this any ?more|take (?:it|this) any ?more|take any more|keep doing this)\\b',
  '\\bi (?:am|feel)(?: \\w+)? (?:hopeless|worthless|a burden|like a burden|a failure|like a failure|so alone|trapped|broken|numb)\\b',
  '\\bi (?:have )?(?:lost|have no|have lost)(?: all)? hope(?: left)?\\b|\\bno hope (?:left|any ?more)\\b|\\b(?:everything is|it is all) (?:hopeless|pointless)\\b|\\bnothing matters(?! more)(?: any ?more)?\\b',
  '\\bi (?:hate|can not live with) my (?:life|self)\\b|\\bi hate myself\\b|\\bcan not live like this\\b|\\bno way out(?= [.?!,]|$)',
  '\\bya no (?:puedo|aguanto) mas\\b|\\bme siento (?:sin esperanza|inutil|una carga)\\b',
].map((source) => new RegExp(`(?:${source})${WITH_A_THING}`));

/** Takes note of hopelessness. */
export const despair: InputRail = {
  name: 'despair',
  version: '1',
  stage: 'input',
  check: ({ text }) => noteWhen(findSaid(said(text), DESPAIR), 'despair', 'medium'),
};
