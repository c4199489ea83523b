// Calls a tool for a model: finds it, checks arguments and consent, limits the time, and turns every failure into words the model can act on.
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import type { Proposed } from '../knowledge/approvals.ts';
import { hasConsent } from '../knowledge/consent.ts';
import { CoachError, ToolError } from '../knowledge/errors.ts';
import type { Fact } from '../knowledge/fact.ts';
import type { Citation, Proposal, Tool, ToolContext, ToolResult } from './tool.ts';

/** Long enough for ten years of transactions on a slow machine; an answer is due within twenty seconds. */
const TIME_LIMIT_MS = 5_000;

/** A call as a model asks for it. */
export interface Call {
  id: string;
  name: string;
  args: unknown;
}

/** What came back for a call. A failure has `ok: false`, no facts, and its error and hint in `text` and `data`. */
export interface CallAnswer {
  callId: string;
  name: string;
  text: string;
  ok: boolean;
  facts: Fact[];
  citations: Citation[];
  data?: Record<string, unknown>;
  said?: string;
  /** Nothing was changed yet: the customer has to approve this first. */
  proposed?: Proposed;
}

/** What a model is told about each tool; `input` is the JSON Schema of its arguments. */
export function toolSpecs(
  tools: readonly Tool[],
): { name: string; description: string; input: z.core.JSONSchema.BaseSchema }[] {
  return tools.map(({ name, description, input }) => ({
    name,
    description,
    input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
  }));
}

/** Makes one call. Never throws; `timeLimitMs` is for all of it. */
export async function callTool(
  tools: readonly Tool[],
  call: Call,
  { timeLimitMs = TIME_LIMIT_MS, ...context }: ToolContext & { timeLimitMs?: number },
): Promise<CallAnswer> {
  const tool = tools.find(({ name }) => name === call.name);
  if (!tool)
    return failed(
      call,
      new ToolError('There is no such tool.', `The tools are: ${tools.map(({ name }) => name).join(', ')}.`),
    );
  const parsed = tool.input.safeParse(withoutBlanks(call.args));
  if (!parsed.success) return failed(call, badArguments(tool, parsed.error));

  const limit = AbortSignal.timeout(timeLimitMs);
  const signal = AbortSignal.any([context.signal, limit]);
  let isOver = false;
  // A tool that comes back late must not slip facts into a turn that went on without it.
  const facts: ToolContext['facts'] = {
    add(draft) {
      if (isOver) throw new ToolError('This call is over.', 'Call the tool again.');
      return context.facts.add(draft);
    },
    find: (id) => context.facts.find?.(id),
  };
  const run = async () => {
    if (tool.reads === 'customer' && !(await context.asCustomer((tx) => hasConsent(tx))))
      throw new CoachError('CONSENT_REQUIRED');
    const own = { ...context, facts, signal };
    if (tool.needs === undefined) return tool.run(parsed.data, own);
    // Refused by the tool itself too: what it writes with is the approval.
    if (!tool.propose) throw new CoachError('INTERNAL');
    return context.approve ? tool.run(parsed.data, own) : tool.propose(parsed.data, own);
  };
  try {
    const result = await Promise.race([run(), whenAborted(signal)]);
    const { text, facts: found, citations = [], data, said } = result;
    return {
      callId: call.id,
      name: call.name,
      text,
      ok: true,
      facts: found,
      citations,
      ...(data && { data }),
      ...(said && { said }),
      ...(isProposal(result) && { proposed: { tool: tool.name, args: result.args, card: result.card } }),
    };
  } catch (error) {
    const late = new ToolError('The look-up took too long.', 'Ask for a shorter period, or answer without it.');
    return failed(call, signal.aborted && !(error instanceof ToolError) ? late : error);
  } finally {
    isOver = true;
  }
}

function isProposal(result: ToolResult): result is Proposal {
  return 'card' in result;
}

function failed(call: Call, error: unknown): CallAnswer {
  const { message, hint } = wordsOf(error);
  return {
    callId: call.id,
    name: call.name,
    text: `Error: ${message}\nHint: ${hint}`,
    ok: false,
    facts: [],
    citations: [],
    data: { error: message, hint },
  };
}

// Only our own words: a driver's message may hold query parameters.
function wordsOf(error: unknown): { message: string; hint: string } {
  if (error instanceof ToolError) return { message: error.message, hint: error.hint };
  if (error instanceof CoachError)
    return { message: error.message, hint: 'Tell the customer that this cannot be looked up right now.' };
  return {
    message: 'The look-up failed.',
    hint: 'Try once more; if it fails again, say that this cannot be looked up right now.',
  };
}

// Models fill what they leave out with null or "".
function withoutBlanks(args: unknown): unknown {
  if (args === null || args === undefined) return {};
  if (typeof args !== 'object' || Array.isArray(args)) return args;
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null && value !== ''));
}

function badArguments(tool: Tool, { issues }: z.core.$ZodError): ToolError {
  const known = tool.input instanceof z.ZodObject ? Object.keys(tool.input.shape) : [];
  const lines = issues.map((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => `there is no argument "${key}"${nearest(key, known)}`).join('; ');
    const at = issue.path.join('.');
    return at ? `${at}: ${issue.message}` : issue.message;
  });
  const takes = known.length ? `${tool.name} takes: ${known.join(', ')}.` : `${tool.name} takes no arguments.`;
  return new ToolError(`Wrong arguments: ${lines.join('; ')}.`, takes);
}

function nearest(key: string, known: readonly string[]): string {
  const best = known.find((name) => distance(name.toLowerCase(), key.toLowerCase()) <= 2);
  return best ? ` (did you mean "${best}"?)` : '';
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(new CoachError('INTERRUPTED'));
    signal.addEventListener('abort', () => reject(new CoachError('INTERRUPTED')), { once: true });
  });
}
