// Input rail: rude words are answered kindly and not punished; a threat to hurt people is not coached, and a person reads it.
import type { InputRail } from './rail.ts';
import { findSaid, noteWhen, said } from './said/said.ts';
import { fixedText } from './texts/fixed-texts.ts';

const PEOPLE =
  '(?:you|you all|yall|them|him|her|some ?one|some ?body|people|every ?one|(?:the|that|your|my|this) (?:\\w+ )?(?:tellers?|manager|boss|collector|landlord|wife|husband|ex|neighbor|employees?|staff|agent|branch manager|kids|family|banker|lawyer|roommate|girlfriend|boyfriend))';
const THREATS: RegExp[] = [
  `\\bi (?:will|am going to|am gonna|swear i will|plan to|want to|am about to|am coming to) (?:shoot|stab|murder|bomb|attack|beat up|hurt|strangle|poison) ${PEOPLE}\\b(?! (?:an? |some|over|the (?:money|info|details)|feelings|credit))`,
  `\\bi (?:will|am going to|swear i will|plan to|want to|am about to) kill ${PEOPLE}\\b(?! (?:if|for|when|over|with|lol|haha|softly|subscription|s\\b))`,
  '\\b(?:shoot up|blow up|burn down|bomb|torch) (?:the|your|this|that|my) (?:\\w+ )?(?:bank|branch|building|office|store|headquarters|house|place)\\b(?! (?:for|and rebuild))|\\bbring (?:a|my) gun to (?:the|your) (?:bank|branch|office|work)\\b',
].map((source) => new RegExp(source));
const RUDE: RegExp[] = [
  /\b(?:you|this (?:app|bot|thing|coach|bank|ai)|coach|bot)(?: \w+){0,4} (?:stupid|idiot|idiotic|dumb|useless|worthless|trash|garbage|moron|sucks?|crap|pathetic|bullshit|shit\w*|a joke|asshole|dumbass|retard\w*)\b/,
  /\b(?:fuck|screw|damn) (?:you|off|this|u)\b|\b(?:stfu|shut up|kys|go to hell|piss off|eat shit)\b|\bstupid (?:bot|app|coach|machine|ai|computer|robot)\b|\bhate (?:you|this app|this bot)\b/,
];

/** Takes note of rudeness, and stops at a threat. */
export const abuse: InputRail = {
  name: 'abuse',
  version: '1',
  stage: 'input',
  check({ text }) {
    const spoken = said(text);
    const threats = findSaid(spoken, THREATS);
    if (threats.length > 0)
      return { action: 'escalate', code: 'threat', severity: 'critical', spans: threats, reply: fixedText('threat') };
    return noteWhen(findSaid(spoken, RUDE), 'rude');
  },
};
