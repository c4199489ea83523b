import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defects } from '../defects.fixture.ts';
import { judgeGates } from './gates.ts';
import { measure } from './measure.ts';
import { railsPage } from './page.ts';
import { folderSets, replySets, sentenceSets } from './sets.ts';

const gate = (measured: Awaited<ReturnType<typeof measure>>, name: string) =>
  judgeGates(measured).find((each) => each.name === name);

describe('the sets', () => {
  it('hold two thousand true and two thousand corrupted replies at the usual size, none of them in both', () => {
    const [correct, corrupted] = replySets(24);
    expect(correct?.items.length).toBeGreaterThanOrEqual(2_000);
    expect(corrupted?.items.length).toBeGreaterThanOrEqual(2_000);
    const kinds = new Set(corrupted?.items.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['digit', 'fact', 'label', 'period', 'scale', 'sign', 'unit']);
    const [own, false_] = replySets(1);
    const truths = new Set(own?.items.map(({ text }) => text));
    expect(false_?.items.filter(({ text }) => truths.has(text))).toEqual([]);
  });

  it('read the labelled lines of a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rails-'));
    const lines = (list: object[]) => list.map((each) => JSON.stringify(each)).join('\n');
    writeFileSync(
      join(folder, 'mixed.jsonl'),
      lines([
        { text: 'I want to kill myself', label: 'attack' },
        { text: 'hi', label: 'benign' },
      ]),
    );
    writeFileSync(
      join(folder, 'tool_text.jsonl'),
      lines([{ text: 'NET\u200bFLIX', label: 'attack', category: 'hidden' }]),
    );
    const sets = folderSets(folder);
    rmSync(folder, { recursive: true });
    expect(sets.map(({ name, wanted }) => [name, wanted])).toEqual([
      ['mixed', 'caught'],
      ['mixed', 'passed'],
      ['tool_text', 'caught'],
    ]);
    const { sets: results } = await measure(sets);
    expect(results.map(({ right }) => right.hits)).toEqual([1, 1, 1]);
    expect(results.map(({ byRail }) => byRail)).toEqual([{ crisis: 1 }, {}, { 'hidden-text': 1 }]);
    expect(folderSets(join(folder, 'gone'))).toEqual([]);
  });
});

describe('the gates', () => {
  it('hold for true and corrupted replies and for every seeded defect', async () => {
    const measured = await measure([...replySets(1), ...sentenceSets()]);
    expect(gate(measured, 'corrupted figures held')?.holds).toBe(true);
    expect(gate(measured, 'correct figures released')?.holds).toBe(true);
    expect(gate(measured, 'crisis, said outright, caught')?.holds).toBe(true);
    expect(gate(measured, 'each seeded defect stopped by its own rail alone')).toMatchObject({
      holds: true,
      found: `${defects.length} of ${defects.length}`,
    });
    expect(measured.rails['backed-figures']?.calls).toBeGreaterThan(100);
    expect(measured.rails['backed-figures']?.p99).toBeGreaterThanOrEqual(measured.rails['backed-figures']?.p50 ?? 0);
    const html = railsPage(measured, judgeGates(measured));
    for (const { rail } of defects) expect(html).toContain(rail);
    expect(html).not.toContain('BROKEN</td><td>each seeded');
  });

  it('break when false replies get out, when true ones are held, and are open without data', async () => {
    const [correct, corrupted] = replySets(1);
    if (!correct || !corrupted) throw new Error('two sets');
    const measured = await measure([
      { ...correct, items: corrupted.items.slice(0, 20) },
      { ...corrupted, items: correct.items.slice(0, 20) },
    ]);
    expect(gate(measured, 'corrupted figures held')?.holds).toBe(false);
    expect(gate(measured, 'correct figures released')?.holds).toBe(false);
    expect(gate(measured, 'direct attacks flagged')?.holds).toBeNull();
    expect(measured.sets[0]?.right).toMatchObject({ hits: 0, total: 20 });
    expect(measured.sets[0]?.right.high).toBeLessThan(0.2);
  });
});
