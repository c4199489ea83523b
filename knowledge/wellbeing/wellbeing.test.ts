// The scale as published, answer by answer; and check-ins as they are kept, told and forgotten.
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { syllable } from 'syllable';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordConsent } from '../consent.ts';
import { asCustomer } from '../db/customer.ts';
import { testCustomer, testDatabase } from '../db/fixture.ts';
import type { Database } from '../db/open.ts';
import { CoachError } from '../errors.ts';
import { removeUser } from '../users.ts';
import { listCheckIns, takeCheckIn } from './check-ins.ts';
import { type Item, items, MOST_POINTS, pointsOf } from './items.ts';
import { CAUTION, changeWords, meaningOf, usAverage } from './meaning.ts';
import { type Answers, score } from './score.ts';
import { type AgeGroup, ageGroups, type Method, methods, scoreTable } from './score-table.ts';

const SHARED = new URL('../../../shared/data/education/', import.meta.url);
const read = <Row>(name: string): Row[] => parse(readFileSync(new URL(name, SHARED)), { columns: true });

/** Answers that make so many points in all. */
function answersWorth(points: number): Answers {
  let left = points;
  const answer = (item: Item) => {
    const wanted = Math.min(left, MOST_POINTS);
    left -= wanted;
    return item.choices.find((_, place) => pointsOf(item, place) === wanted)?.id ?? '';
  };
  return Object.fromEntries(items.map((item) => [item.id, answer(item)]));
}

describe('the scale', () => {
  it('has ten statements with five answers each, four of them about what is well', () => {
    expect(items.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, index) => `question_${index + 1}`));
    for (const { choices } of items) expect(choices).toHaveLength(5);
    expect(items.filter(({ isGood }) => isGood).map(({ id }) => id)).toEqual([
      'question_1',
      'question_2',
      'question_4',
      'question_8',
    ]);
  });

  it('has a score for each sum of points that rises with it, within 0 to 100, in all four columns', () => {
    for (const method of methods) {
      for (const ageGroup of ageGroups) {
        const scores = scoreTable[method][ageGroup];
        expect(scores).toHaveLength(items.length * MOST_POINTS + 1);
        expect(scores.every((each, at) => at === 0 || each > (scores[at - 1] ?? 0))).toBe(true);
        expect(scores.every((each) => each >= 0 && each <= 100)).toBe(true);
        expect(scores.map((_, points) => score(answersWorth(points), { ageGroup, method }))).toEqual(scores);
      }
    }
  });

  it('gives 57 for the worked example of the Bureau: 23 points, read alone, 62 or older', () => {
    expect(score(answersWorth(23), { ageGroup: '62-plus', method: 'read-self' })).toBe(57);
  });

  it('has no score without every answer, and names each that is missing or none of the choices', () => {
    const { question_3: _, ...answers } = answersWorth(20);
    const attempt = () =>
      score({ ...answers, question_7: 'maybe', extra: 'x' }, { ageGroup: '18-61', method: 'read-self' });
    expect(attempt).toThrow(CoachError);
    try {
      attempt();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('Question 3 has no answer yet.'),
        details: {
          fields: [
            { field: 'answers.extra' },
            { field: 'answers.question_3' },
            {
              field: 'answers.question_7',
              message: expect.stringContaining('always, often, sometimes, rarely, never'),
            },
          ],
        },
      });
    }
  });
});

// The Bureau's files lie outside the project, in ../shared/data/education.
describe.skipIf(!existsSync(SHARED))('the published files', () => {
  it('say the same statements, answers and points', () => {
    const published = read<{ item: string; text: string; option: string; points: string }>('fwb_items.csv');
    expect(published).toHaveLength(50);
    const ours = items.flatMap((item) =>
      item.choices.map(({ id }, place) => ({
        item: item.id,
        text: item.text,
        option: id,
        points: `${pointsOf(item, place)}`,
      })),
    );
    expect(ours).toEqual(published);
  });

  it('say the same score for every sum of points', () => {
    const published = read<{ method: Method; age_group: AgeGroup; raw_total: string; fwb_score: string }>(
      'fwb_score_table.csv',
    );
    expect(published).toHaveLength(164);
    for (const row of published) {
      expect(score(answersWorth(Number(row.raw_total)), { ageGroup: row.age_group, method: row.method })).toBe(
        Number(row.fwb_score),
      );
    }
  });

  it('have worked examples that come out', () => {
    const examples = read<Record<string, string>>('fwb_worked_example.csv');
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      const answers = items.map((item, index) => {
        const points = Number(example[`q${index + 1}`]);
        return [item.id, item.choices.find((_, place) => pointsOf(item, place) === points)?.id ?? ''];
      });
      const taker = { ageGroup: example.age as AgeGroup, method: example.method as Method };
      expect(score(Object.fromEntries(answers), taker)).toBe(Number(example.expected_score));
    }
  });
});

describe('what a score says', () => {
  it('is read at grade 8 or below, whatever the score', () => {
    const texts = [
      CAUTION,
      meaningOf(0),
      meaningOf(usAverage.score),
      meaningOf(100),
      changeWords(-6),
      changeWords(0),
      changeWords(1),
    ];
    for (const text of texts) {
      const words = text.split(/\s+/);
      const sentences = text.split(/[.!?](?:\s|$)/).filter(Boolean).length;
      const syllables = words.reduce((sum, word) => sum + syllable(word), 0);
      // Flesch-Kincaid grade level.
      const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
      expect(grade, text).toBeLessThanOrEqual(8);
    }
  });

  it('is the same a point below the average as a point above it, and another far from it', () => {
    expect(meaningOf(usAverage.score - 1)).toBe(meaningOf(usAverage.score + 1));
    expect(new Set([20, usAverage.score, 80].map(meaningOf)).size).toBe(3);
  });

  it('does not call a low score bad, and tells how it moved', () => {
    for (let each = 0; each <= 100; each++) expect(meaningOf(each)).not.toMatch(/bad|poor|fail|wrong|should/i);
    expect(changeWords(-6)).toBe('That is 6 points lower than last time.');
    expect(changeWords(1)).toBe('That is 1 point higher than last time.');
  });
});

describe('check-ins', () => {
  let db: Database;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  const take = (user: string, points: number, today: string) =>
    asCustomer(db, user, (tx) => takeCheckIn(tx, { answers: answersWorth(points), age_group: '18-61' }, { today }));
  const list = (user: string) => asCustomer(db, user, (tx) => listCheckIns(tx));

  it('are listed newest first, with the change since the one before', async () => {
    const user = await testCustomer(db);
    expect(await list(user)).toEqual({ checkIns: [], change: null });
    const first = await take(user, 20, '2026-01-05');
    expect(first).toMatchObject({ score: 50, takenOn: '2026-01-05', ageGroup: '18-61', method: 'read-self' });
    expect((await list(user)).change).toBe(null);
    const second = await take(user, 25, '2026-02-05');
    expect(await list(user)).toEqual({ checkIns: [second, first], change: 6 });
    const sameDay = await take(user, 10, '2026-02-05');
    expect(await list(user)).toEqual({ checkIns: [sameDay, second, first], change: -19 });
  });

  it('are refused without all answers, and nothing is kept', async () => {
    const user = await testCustomer(db);
    const attempt = asCustomer(db, user, (tx) =>
      takeCheckIn(tx, { answers: { question_1: 'completely' }, age_group: '18-61' }, { today: '2026-01-05' }),
    );
    await expect(attempt).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect((await list(user)).checkIns).toEqual([]);
  });

  it('belong to one customer, go when coaching is no longer allowed, and when the customer is removed', async () => {
    const [user, other] = [await testCustomer(db, { email: 'gone@test.invalid' }), await testCustomer(db)];
    await take(user, 20, '2026-01-05');
    await take(other, 30, '2026-01-05');
    expect((await list(other)).checkIns).toHaveLength(1);
    await asCustomer(db, user, (tx) => recordConsent(tx, { purposes: ['offers'], granted: false }));
    expect((await list(user)).checkIns).toHaveLength(1);
    await asCustomer(db, user, (tx) => recordConsent(tx, { granted: false }));
    expect((await list(user)).checkIns).toEqual([]);
    await take(user, 20, '2026-01-06');
    await removeUser(db, 'gone@test.invalid');
    const { rows } = await db.owner.execute<{ user_id: string }>('select user_id from ledger.wellbeing_checks');
    expect(rows.map(({ user_id }) => user_id)).toContain(other);
    expect(rows.map(({ user_id }) => user_id)).not.toContain(user);
  });
});
