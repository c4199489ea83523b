// The rules of the editors: a good corpus passes all of them, and each one fires on the fault it is there for, and only it.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpusOf, REVIEWED } from './corpus.fixture.ts';
import { ownCorpus } from './corpus.ts';
import { faults } from './faults.fixture.ts';
import { editingRules } from './rules/index.ts';

describe('our own corpus', () => {
  const { corpus, unreadable } = ownCorpus(REVIEWED);

  it('can be read, and holds at least 120 articles', () => {
    expect(unreadable).toEqual([]);
    expect(corpus.articles.length).toBeGreaterThanOrEqual(120);
  });

  it.each(editingRules)('has nothing to mend by the rule $name', (rule) => {
    expect(rule.find(corpus)).toEqual([]);
  });
});

describe('each rule', () => {
  it('stands in a file of its own name and fires on a fault below', () => {
    const files = readdirSync(new URL('./rules/', import.meta.url)).filter((name) => name !== 'index.ts');
    expect(files.map((name) => name.replace('.ts', '')).sort()).toEqual(editingRules.map(({ name }) => name).sort());
    expect(Object.keys(faults).sort()).toEqual(editingRules.map(({ name }) => name).sort());
  });

  it('finds nothing in a good corpus', () => {
    for (const rule of editingRules) expect(rule.find(corpusOf({})), rule.name).toEqual([]);
  });

  const all = Object.entries(faults).flatMap(([name, list]) => list.map((fault) => ({ name, ...fault })));
  it.each(all)('$name fires on $what, and no other rule does', ({ name, corpus, says }) => {
    const findings = editingRules.flatMap((rule) =>
      rule.find(corpus).map(({ problem }) => ({ rule: rule.name, problem })),
    );
    expect(findings.map(({ rule }) => rule)).toEqual(findings.map(() => name));
    expect(findings.map(({ problem }) => problem).join('\n')).toMatch(says);
  });
});
