// A test model that says what a file tells it to, call by call: wrong figures, odd tokens, delays and failures on purpose.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { CoachError } from '../../knowledge/errors.ts';
import type { Fact } from '../../knowledge/fact.ts';
import { modelFailure } from './failure.ts';
import type { Model, ModelEvent, ModelMessage, ModelRequest } from './model.ts';

const step = z.union([
  z.strictObject({ text: z.array(z.string()) }),
  z.strictObject({ tools: z.array(z.strictObject({ name: z.string(), args: z.unknown() })).min(1) }),
  z.strictObject({ delayMs: z.number().int().min(0).max(600_000) }),
  z.strictObject({ fail: z.enum(['overload', 'cut', 'throttle']) }),
]);

const scriptSchema = z.strictObject({ turns: z.array(z.strictObject({ steps: z.array(step) })).min(1) });

/** A script: one entry of `turns` per model call of a run; the last one is repeated when a run asks for more. */
export type Script = z.output<typeof scriptSchema>;

/** Reads and checks a script file. Throws CoachError CONFIG saying what is wrong with it. */
export function readScript(file: string): Script {
  try {
    return scriptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : 'it is missing or not JSON';
    throw new CoachError('CONFIG', `COACH_MODEL=scripted:${file} cannot be used: ${why}`, { cause });
  }
}

/**
 * A model that plays a script. `$fact(tool,label)` in a token becomes the id of that fact of this turn.
 * Steps after a `tools` step are said in the next call, once the tools have answered.
 */
export function scriptedModel(script: Script): Model {
  const calls = script.turns.flatMap((turn) => splitAtTools(turn.steps));
  return {
    name: 'scripted',
    async *stream(request, signal): AsyncGenerator<ModelEvent> {
      const steps = calls[Math.min(callsSoFar(request.messages), calls.length - 1)] ?? [];
      let hasTools = false;
      for (const [index, item] of steps.entries()) {
        signal.throwIfAborted();
        if ('delayMs' in item) await sleep(item.delayMs, undefined, { signal });
        else if ('fail' in item) throw modelFailure(failures[item.fail]);
        else if ('text' in item) for (const token of item.text) yield { type: 'text', text: fillFacts(token, request) };
        else {
          hasTools = true;
          for (const [position, { name, args }] of item.tools.entries()) {
            yield {
              type: 'tool',
              call: { id: `call-${callsSoFar(request.messages)}-${index}-${position}`, name, args },
            };
          }
        }
      }
      yield { type: 'stop', reason: hasTools ? 'tools' : 'end' };
    },
  };
}

const failures = { overload: 'overloaded', throttle: 'throttled', cut: 'cut' } as const;

type Steps = Script['turns'][number]['steps'];

function splitAtTools(steps: Steps): Steps[] {
  const parts: Steps[] = [[]];
  for (const [index, item] of steps.entries()) {
    parts.at(-1)?.push(item);
    if ('tools' in item && index < steps.length - 1) parts.push([]);
  }
  return parts;
}

/** How many calls this run has made: one coach message or repair stands between them. */
function callsSoFar(messages: ModelMessage[]): number {
  const start = messages.findLastIndex((message) => message.role === 'customer');
  return messages.slice(start + 1).filter((message) => message.role === 'tools' || message.role === 'repair').length;
}

function fillFacts(token: string, request: ModelRequest): string {
  const answers = request.messages.flatMap((message) => (message.role === 'tools' ? message.answers : []));
  return token.replaceAll(/\$fact\(\s*([\w-]+)\s*,\s*([^)]*?)\s*\)/g, (whole, tool: string, label: string) => {
    const facts: Fact[] = answers.filter((answer) => answer.name === tool).flatMap((answer) => answer.facts);
    const wanted = label.toLowerCase();
    const found =
      facts.find((fact) => fact.label.toLowerCase() === wanted) ??
      facts.find((fact) => fact.label.toLowerCase().includes(wanted));
    return found?.id ?? whole;
  });
}
