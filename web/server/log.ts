// The log: one JSON object a line, `{timestamp, level, service, message, context}`, codes and times only, never what a person wrote or owns.
import pino, { type DestinationStream } from 'pino';
import type { Config } from '../../knowledge/config.ts';

/** Writes to the log. `context` holds codes, counts, times and route patterns. */
export interface Log {
  info(message: string, context?: Record<string, unknown>): void;
  warn(message: string, context?: Record<string, unknown>): void;
  /** `error` is noted by its name and our own stack lines; its message may hold data and is left out. */
  error(message: string, error: unknown, context?: Record<string, unknown>): void;
}

/** Opens the log on standard error (standard output is for people), or on another stream. */
export function openLog(
  level: Config['logLevel'],
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  const logger = pino(
    {
      level,
      base: { service: 'finance-coach' },
      messageKey: 'message',
      timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return {
    info: (message, context = {}) => logger.info({ context }, message),
    warn: (message, context = {}) => logger.warn({ context }, message),
    error: (message, error, context = {}) => logger.error({ context: { ...context, error: describe(error) } }, message),
  };
}

/** A thrown value without its message: the names down its causes, the database's error code, and where in the code it was thrown. */
function describe(error: unknown): { names: string[]; codes: string[]; at: string[] } {
  const names: string[] = [];
  const codes: string[] = [];
  let at: string[] = [];
  for (let cause = error; cause instanceof Error && names.length < 5; cause = cause.cause) {
    names.push(cause.name);
    if ('code' in cause && typeof cause.code === 'string') codes.push(cause.code);
    at = stackLines(cause);
  }
  return { names, codes, at };
}

/** Where it was thrown: only what stands after the message, which could look like anything. */
function stackLines({ stack = '', message }: Error): string[] {
  const end = stack.indexOf(message);
  const lines = end < 0 ? [] : stack.slice(end + message.length).split('\n');
  const calls = lines.filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line)).slice(0, 6);
  return calls.map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/\S*\/((?:[^/\s]+\/){0,2}[^/\s)]+)\)?/, '$1'));
}
