// Input rail: somebody who asks for a person is noted, so that the model hands the conversation over instead of going on.
import type { InputRail } from './rail.ts';
import { findSaid, noteWhen, said } from './said/said.ts';

const PERSON =
  '(?:human(?: being)?|persons?|people|agent|representative|rep|some ?one|some ?body|manager|supervisor|operator|staff|customer (?:service|support|care)|support team|live (?:agent|chat)|team member|employee)';
const WANTED: RegExp[] = [
  `\\b(?:talk|speak|chat|connect(?: me)?|transfer me|put me through|get me|hand me over|escalate(?: this| me)?|pass me on)(?: directly)? (?:to|with|through to|over to) (?:an? |some |the |your |any )?(?:real |live |actual |human )?${PERSON}\\b(?! (?:in my family|i (?:owe|know)|about my (?:rent|lease)|who))`,
  `\\b(?:want|need|give me|get me|let me (?:have|get)|is there|can i (?:have|get)|send me) (?:an? |some )?(?:real |live |actual )(?:human|person|agent|representative|rep|people)\\b`,
  '\\b(?:want|need|give me|get me|is there) (?:an? )?human\\b|\\b(?:human|agent|representative|operator)(?: please)?(?= [.!]|$)(?<=^(?:\\w+ ){0,2}(?:human|agent|representative|operator)(?: please)?)|\\bhablar con (?:una persona|alguien|un (?:humano|agente|representante))\\b|\\bnot (?:talk|speak|chat)(?:ing)? to (?:a )?(?:bot|robot|machine|computer)\\b',
].map((source) => new RegExp(source));

const HAS_TO = [
  /\b(?:do i (?:have|need) to|must i|without having to|rather not|do not want to) (?:talk|speak|chat)(?: \w+){0,4}/g,
];

/** Takes note of a wish for a person; `request_human` is what grants it. */
export const wantsPerson: InputRail = {
  name: 'wants-person',
  version: '1',
  stage: 'input',
  check: ({ text }) => noteWhen(findSaid(said(text), WANTED, HAS_TO), 'wants-person'),
};
