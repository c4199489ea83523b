// What is suggested: enough and not too much, in a steady order, with a trace, and every figure true to the ledger.
import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar.ts';
import { loadOffers } from '../offers/load.ts';
import { personas } from '../personas/index.ts';
import { policyVersion } from '../signals/policy.ts';
import { windows } from '../signals/signal.ts';
import { placesIn } from './cited.ts';
import { factMakers } from './facts/index.ts';
import { adviceInputOf, sampleMoney } from './households.fixture.ts';
import { recommend } from './recommend.ts';
import { starterTemplates, templates } from './templates/index.ts';
import { truths } from './truth.fixture.ts';

const samples = sampleMoney().map((sample) => ({ ...sample, input: adviceInputOf(sample.money) }));
const sentences = new Map([...templates, ...starterTemplates, ...loadOffers()].map(({ id, because }) => [id, because]));

describe('suggestions for the sample households', () => {
  it.each(windows)(
    'are 3 to 5 pieces of education and at most 3 offers over %s, none about the same thing',
    (window) => {
      for (const { name, input } of samples) {
        const list = recommend({ ...input, window });
        const education = list.filter(({ kind }) => kind === 'education');
        expect(education.length, name).toBeGreaterThanOrEqual(3);
        expect(education.length, name).toBeLessThanOrEqual(5);
        expect(list.length - education.length, name).toBeLessThanOrEqual(3);
        const about = education.map(
          ({ itemId }) => [...templates, ...starterTemplates].find(({ id }) => id === itemId)?.about,
        );
        expect(new Set(about).size, name).toBe(about.length);
        const said = education.filter(({ facts }) => facts.length > 0).map(({ because }) => because);
        expect(new Set(said).size, `${name} says one thing twice`).toBe(said.length);
      }
    },
  );

  it('begin with what the primary persona needs', () => {
    for (const { name, persona, input } of samples.filter((sample) => sample.persona !== null)) {
      expect(recommend(input)[0]?.trace.persona, name).toEqual({ name: persona, isPrimary: true });
    }
  });

  it('give the disclosure word for word and a whole trace with each', () => {
    for (const { name, input } of samples) {
      for (const { disclosure, trace, itemId } of recommend(input)) {
        expect(disclosure).toBe(
          'This is educational content, not financial advice. Consult a licensed advisor for personalized guidance.',
        );
        expect(trace).toMatchObject({
          template: itemId,
          version: expect.any(Number),
          policy: policyVersion,
          failed: [],
        });
        const looked = trace.passed
          .filter(({ looksAt }) => factRead(input.signals, looksAt))
          .map(({ looksAt }) => looksAt);
        expect(new Set(trace.signals.map(({ signal }) => signal)), `${name} ${itemId}`).toEqual(new Set(looked));
      }
    }
  });

  it('cite only figures that the ledger gives again when they are worked out from its rows', () => {
    let checked = 0;
    for (const { name, money, input } of samples) {
      for (const window of windows) {
        for (const { itemId, because, facts } of recommend({ ...input, window })) {
          const places = placesIn(sentences.get(itemId) ?? '');
          expect(facts.length, itemId).toBe(places.length);
          for (const [at, place] of places.entries()) {
            const fact = facts[at];
            if (!fact) throw new Error(`${itemId} has no figure for ${place}`);
            const truth = truths[place]?.(money, window === '30d' ? 30 : 180, fact);
            expect(fact.value, `${name}, ${window}, ${itemId}: ${place} in "${because}"`).toBe(truth);
            checked += 1;
          }
          for (const id of facts.flatMap(({ rows }) => rows))
            expect(known(money, id), `${itemId} cites ${id}`).toBe(true);
        }
      }
    }
    expect(checked).toBeGreaterThan(1000);
  });

  it('say each figure in the sentence as the fact shows it, and no other', () => {
    for (const { input } of samples) {
      for (const { because, facts, itemId } of recommend(input)) {
        const shown = facts.map(({ display }) => display);
        for (const figure of because.match(/\$[\d,.]+\d|\d+(\.\d+)?%|\b\d[\d,]*\b/g) ?? [])
          expect(
            shown.some((display) => display.includes(figure)),
            `${itemId}: ${figure} in "${because}"`,
          ).toBe(true);
      }
    }
  });

  it('are the same for the same input', () => {
    for (const { input } of samples.slice(0, 6)) expect(recommend(input)).toEqual(recommend(structuredClone(input)));
  });
});

describe('with little or no history', () => {
  it('suggests first steps that claim nothing, and no offers', () => {
    const { money } = samples[0] as (typeof samples)[number];
    const since = addDays(money.today, -10);
    const young = { ...money, transactions: money.transactions.filter(({ on }) => on >= since) };
    for (const given of [
      young,
      { ...young, transactions: [] },
      { ...young, accounts: [], transactions: [], liabilities: [] },
    ]) {
      const list = recommend(adviceInputOf(given));
      expect(list.map(({ itemId }) => itemId)).toEqual(starterTemplates.map(({ id }) => id));
      expect(list.flatMap(({ facts }) => facts)).toEqual([]);
      expect(list.every(({ because }) => !/\byou(r)?\b/i.test(because))).toBe(true);
    }
  });
});

describe('the templates', () => {
  it('are at least twenty, with at least three for each persona, and one id each', () => {
    expect(templates.length).toBeGreaterThanOrEqual(20);
    for (const { name } of personas)
      expect(templates.filter((template) => template.personas.includes(name)).length, name).toBeGreaterThanOrEqual(3);
    const ids = [...templates, ...starterTemplates].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('read at grade 8 or below, title, steps and all', () => {
    for (const { id, title, because, steps } of [...templates, ...starterTemplates]) {
      const text = [title, because.replace(/\{\w+(\|[^}]*)?\}/g, 'ten'), ...steps].join('.\n');
      const sentences = text.split(/[.!?:](?=\s|$)/).filter((part) => /[a-z]/i.test(part)).length;
      const words = text.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [];
      const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
      // Flesch-Kincaid grade level (Kincaid et al. 1975).
      const grade = (0.39 * words.length) / sentences + (11.8 * syllables) / words.length - 15.59;
      expect(grade, id).toBeLessThanOrEqual(8);
    }
  });

  it('name personas, signals and figures that exist', () => {
    const [sample] = samples;
    for (const { id, personas: named, rules, because } of templates) {
      for (const persona of named)
        expect(
          personas.map(({ name }) => name),
          id,
        ).toContain(persona);
      for (const { signal } of rules)
        expect(factRead(sample?.input.signals ?? [], signal), `${id}: ${signal}`).toBe(true);
      for (const place of placesIn(because)) expect(Object.keys(factMakers), id).toContain(place);
      expect(rules.length, `${id} has no rule`).toBeGreaterThan(0);
    }
  });
});

function factRead(signals: { signal: string }[], name: string): boolean {
  return signals.some(({ signal }) => signal === name);
}

function known({ accounts, transactions }: (typeof samples)[number]['money'], id: string): boolean {
  return accounts.some((each) => each.id === id) || transactions.some((each) => each.id === id);
}
