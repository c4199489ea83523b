// What to suggest to a customer: 3 to 5 pieces of education and up to 3 sample offers, each with its reason, figures and trace.

import { considerOffers } from '../offers/consider.ts';
import type { Offer } from '../offers/offer.ts';
import type { PersonaAssignment } from '../personas/assign.ts';
import { personaWindow } from '../personas/assign.ts';
import { isGettingStarted } from '../personas/getting-started.ts';
import type { CustomerData } from '../signals/customer-data.ts';
import type { SignalValue, Window } from '../signals/signal.ts';
import { fill } from './cited.ts';
import { factsFor } from './facts/index.ts';
import type { ShelfArticle } from './reading.ts';
import { ownArticles, readingFor } from './reading.ts';
import type { Recommendation } from './recommendation.ts';
import { disclosure, traceOf } from './recommendation.ts';
import type { RuleOutcome } from './rule.ts';
import { judgeRule } from './rule.ts';
import type { Template } from './template.ts';
import { starterTemplates, templates } from './templates/index.ts';
import type { AdviceView } from './view.ts';

/** A list has to have this many pieces of education, and no more than that: the product's definition. */
export const educationCount = { least: 3, most: 5 } as const;
/** No more offers than this at once: the product's definition. */
export const mostOffers = 3;

/** What suggestions are made from. `offersAllowed` = the customer agreed to see offers. */
export interface AdviceInput {
  data: CustomerData;
  signals: SignalValue[];
  persona: PersonaAssignment;
  offersAllowed?: boolean;
  window?: Window;
  articles?: readonly ShelfArticle[];
  offers?: readonly Offer[];
}

/** The suggestions for one window (half a year when left out), most useful first. The same input gives the same list. */
export function recommend(input: AdviceInput): Recommendation[] {
  const { data, signals, persona, window = personaWindow, articles = ownArticles() } = input;
  const view: AdviceView = { data, signals, window };
  const isNew = isGettingStarted(persona.history);
  const ranked = isNew ? [] : templates.flatMap((template) => candidateOf(template, view, persona, articles) ?? []);
  ranked.sort((a, b) => a.rank - b.rank || b.severity - a.severity || a.item.itemId.localeCompare(b.item.itemId));
  const education = onePerThing(ranked).slice(0, educationCount.most);
  const starters = starterTemplates.flatMap((template) => candidateOf(template, view, persona, articles) ?? []);
  const needed = isNew ? starters.length : Math.max(0, educationCount.least - education.length);
  const taken = new Set(education.map(({ about }) => about));
  education.push(...starters.filter(({ about }) => !taken.has(about)).slice(0, needed));
  const offers = considerOffers({ ...input, view, isNew })
    .filter(({ isEligible }) => isEligible)
    .slice(0, mostOffers)
    .map(({ recommendation }) => recommendation);
  return [...education.map(({ item }) => item), ...offers];
}

interface Candidate {
  item: Recommendation;
  about: string;
  /** 0 = for the primary persona, then the other matches in order, then for anybody. */
  rank: number;
  /** Urgency, then how far beyond its threshold the first rule is: below 1, so that it never outweighs urgency. */
  severity: number;
}

function candidateOf(
  template: Template,
  view: AdviceView,
  persona: PersonaAssignment,
  articles: readonly ShelfArticle[],
): Candidate | null {
  const outcomes = template.rules.map((rule) => judgeRule(rule, view));
  if (outcomes.some(({ outcome }) => outcome !== 'passed')) return null;
  const facts = factsFor(template.because, view);
  const because = fill(template.because, facts);
  const reading = readingFor(template.topic, articles, view.data.today);
  if (because === null || (!reading && template.steps.length === 0)) return null;
  const at = persona.matches.findIndex((match) => template.personas.includes(match.persona));
  const match = persona.matches[at];
  return {
    about: template.about,
    rank: match ? at : persona.matches.length + (template.urgency >= 3 ? 0 : 1),
    severity: template.urgency + excessOf(outcomes[0]),
    item: {
      kind: 'education',
      itemId: template.id,
      window: view.window,
      title: template.title,
      because,
      facts: Object.values(facts),
      steps: [...template.steps],
      reading,
      disclosure,
      trace: traceOf(
        { id: template.id, version: template.version },
        view,
        match ? { name: match.persona, isPrimary: at === 0 } : null,
        outcomes,
      ),
    },
  };
}

function excessOf(rule: RuleOutcome | undefined): number {
  const { value, than } = rule ?? {};
  if (typeof value !== 'number' || than === undefined) return 0;
  const excess = Math.abs(value - than) / Math.max(1, Math.abs(than));
  return excess / (1 + excess);
}

/** The first candidate about each thing. */
function onePerThing(ranked: Candidate[]): Candidate[] {
  const told = new Set<string>();
  return ranked.filter(({ about }) => !told.has(about) && told.add(about));
}
