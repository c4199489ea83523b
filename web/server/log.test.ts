// The log's lines: one JSON object each, in one shape, and of an error only its names and where it was thrown.
import { describe, expect, it } from 'vitest';
import { CoachError } from '../../knowledge/errors.ts';
import { memoryLog } from './fixture.ts';
import { openLog } from './log.ts';

describe('the log', () => {
  it('has timestamp, level, service, message and context in each line', () => {
    const { lines, log } = memoryLog();
    log.info('request', { status: 200 });
    log.warn('slow');
    const read = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(read).toEqual([
      {
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        level: 'info',
        service: 'finance-coach',
        message: 'request',
        context: { status: 200 },
      },
      { timestamp: expect.any(String), level: 'warn', service: 'finance-coach', message: 'slow', context: {} },
    ]);
  });

  it('names an error, its causes, codes and lines of code, and never its words', () => {
    const { lines, log } = memoryLog();
    const cause = Object.assign(new TypeError('params: ada@test.invalid\n  at ada'), { code: '23505' });
    log.error('it broke', new CoachError('INTERNAL', 'spent $4,210.55', { cause }));
    const { context } = JSON.parse(lines[0] ?? '') as {
      context: { error: { names: string[]; codes: string[]; at: string[] } };
    };
    expect(context.error.names).toEqual(['CoachError', 'TypeError']);
    expect(context.error.codes).toEqual(['INTERNAL', '23505']);
    expect(context.error.at[0]).toContain('log.test.ts');
    expect(lines.join('')).not.toMatch(/ada|4,210/);
  });

  it('says nothing when it is silent', () => {
    const lines: string[] = [];
    openLog('silent', { write: (line) => void lines.push(line) }).error('it broke', new Error('x'));
    expect(lines).toEqual([]);
  });
});
