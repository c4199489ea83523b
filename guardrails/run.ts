// Runs the rails of one stage and decides. Fails closed: a rail that throws, is missing, answers nonsense or takes too long stops the text.
import { createHash } from 'node:crypto';
import { CoachError, errorCodes } from '../knowledge/errors.ts';
import type { Action, Finding, Mode, Rail, RailContext, Span, Stage, Verdict } from './rail.ts';

/** What each stage's rails look at. */
export interface StageInput {
  input: { text: string };
  'tool-call': { tool: string; reads: 'customer' | 'public'; args: unknown };
  'tool-result': { tool: string; text: string };
  sentence: { text: string; shown: string };
  answer: { text: string };
}

/** What a stage's rails decided together. */
export interface Screening {
  action: Action;
  /** The text to go on with; empty when it may not go on. */
  text: string;
  /** The text for the record, also when it may not go on; empty when personal data could not be masked in it. */
  masked: string;
  /** What the customer reads instead, when a rail answers. */
  reply?: string;
  /** What the model can do instead of a call that is not made. */
  hint?: string;
  /** Every verdict, allows included. */
  verdicts: Verdict[];
  /** The verdict that decided, when any rail did more than allow. */
  decisive?: Verdict;
}

/** Every rail by its stage: where one of them is missing from the list, nothing passes. */
export const EXPECTED: Record<Stage, readonly string[]> = {
  input: [
    'message-size',
    'hidden-characters',
    'crisis',
    'scam',
    'personal-data',
    'prompt-injection',
    'crescendo',
    'crime',
    'minors',
    'protected-traits',
    'abuse',
    'despair',
    'rights',
    'hardship',
    'regulated-advice',
    'off-topic',
    'wants-person',
  ],
  'tool-call': [
    'consent',
    'session-customer',
    'argument-source',
    'asked-change',
    'bounded-dates',
    'call-budget',
    'repeated-call',
    'offer-basis',
  ],
  'tool-result': ['tool-text', 'hidden-text'],
  sentence: [
    'backed-figures',
    'private-numbers',
    'securities',
    'promises',
    'risky-plans',
    'identity',
    'deeds',
    'kindness',
    'citations',
    'links',
    'harm',
    'prompt-leak',
  ],
  answer: ['support-note', 'education-note', 'repetition', 'cut-short', 'reading-grade'],
};

/** What rails decide, mildest first. */
export const ORDER: readonly Action[] = ['allow', 'annotate', 'redact', 'rewrite', 'hold', 'block', 'escalate'];
const MODES: readonly Mode[] = ['enforce', 'shadow', 'off'];
const SEVERITY = {
  allow: 'low',
  annotate: 'low',
  redact: 'medium',
  rewrite: 'medium',
  hold: 'high',
  block: 'high',
  escalate: 'critical',
} as const;

/** A check that kept the processor this long was stuck: the aim is half a millisecond. Measured after, since rails do no I/O. */
const MAX_CHECK_MS = 1_000;
/** On a machine with other work a check may wait for its turn, but nobody waits this long for it. */
const MAX_WAIT_MS = 5_000;

const hashes = new WeakMap<Rail, string>();

/** Runs every rail of a stage. `text` of the result is the last text a rail gave; for a tool call it is empty. */
export function runRails<S extends Stage>(
  stage: S,
  rails: readonly Rail[],
  input: StageInput[S],
  context: RailContext,
): Screening {
  const start = 'shown' in input ? input.shown : 'text' in input ? input.text : '';
  const result: Screening = { action: 'allow', text: start, masked: '', verdicts: [] };
  let current: StageInput[S] = input;
  const here = rails.filter((rail) => rail.stage === stage);
  for (const name of EXPECTED[stage]) {
    if (!here.some((rail) => rail.name === name)) decide(result, missing(name, stage));
  }
  for (const rail of here) {
    const mode = rail.mode ?? 'enforce';
    if (mode === 'off') continue;
    const { finding, latencyUs } = checkOne(rail, stage, current, context);
    const { text, reply, hint, ...kept } = finding;
    const verdict: Verdict = {
      ...kept,
      rail: rail.name,
      version: rail.version,
      stage,
      severity: finding.severity ?? SEVERITY[finding.action],
      spans: finding.spans ?? [],
      configHash: hashOf(rail),
      latencyUs,
      ...(mode === 'shadow' && finding.action !== 'allow' && { action: 'annotate' as const, wouldDo: finding.action }),
    };
    if (mode === 'shadow') {
      result.verdicts.push(verdict);
      continue;
    }
    decide(result, verdict, { reply, hint });
    if (text !== undefined && finding.action !== 'hold' && finding.action !== 'block') {
      result.text = text;
      current = { ...current, text, ...('shown' in current && { shown: text }) };
    }
    if (finding.action === 'block' && rail.stage === 'input') break;
  }
  if (isMasked(stage, result.verdicts)) result.masked = result.text;
  if (result.action === 'hold' || result.action === 'block') result.text = '';
  if (result.action === 'block') result.reply ??= errorCodes.INTERNAL.words;
  return result;
}

// A message is masked once its rail has seen it and worked.
function isMasked(stage: Stage, verdicts: readonly Verdict[]): boolean {
  const own = verdicts.find(({ rail }) => rail === 'personal-data');
  return stage !== 'input' || (own?.action === 'allow' && own.wouldDo === undefined) || own?.action === 'redact';
}

function decide(result: Screening, verdict: Verdict, { reply, hint }: Pick<Finding, 'reply' | 'hint'> = {}): void {
  result.verdicts.push(verdict);
  if (ORDER.indexOf(verdict.action) <= ORDER.indexOf(result.action)) return;
  result.action = verdict.action;
  result.decisive = verdict;
  if (reply !== undefined) result.reply = reply;
  if (hint !== undefined) result.hint = hint;
}

function checkOne(
  rail: Rail,
  stage: Stage,
  input: StageInput[Stage],
  context: RailContext,
): { finding: Finding; latencyUs: number } {
  const startedAt = performance.now();
  const usedBefore = process.cpuUsage();
  let finding: Finding;
  try {
    // The stage was matched above; which input belongs to which rail cannot be said in types for a mixed list.
    finding = (rail.check as (input: StageInput[Stage], context: RailContext) => Finding)(input, context);
    if (!isSound(finding, stage, input)) finding = failed(stage, 'nonsense');
  } catch (error) {
    finding = failed(stage, error instanceof Error ? error.name : 'thrown');
  }
  const ms = performance.now() - startedAt;
  if (ms > MAX_CHECK_MS && (ms > MAX_WAIT_MS || usedSince(usedBefore) > MAX_CHECK_MS))
    finding = failed(stage, 'too-slow');
  return { finding, latencyUs: Math.round(ms * 1_000) };
}

function usedSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

// What is out already cannot be held: a broken rail of the whole answer flags the turn.
function failed(stage: Stage, why: string): Finding {
  const action = stage === 'sentence' ? 'hold' : stage === 'answer' ? 'escalate' : 'block';
  return { action, code: 'rail-failed', severity: 'critical', evidence: [why] };
}

function missing(name: string, stage: Stage): Verdict {
  const { action, severity = 'critical' } = failed(stage, 'missing');
  return {
    action,
    code: 'rail-missing',
    severity,
    rail: name,
    version: '',
    stage,
    spans: [],
    configHash: '',
    latencyUs: 0,
  };
}

function isSound(finding: unknown, stage: Stage, input: StageInput[Stage]): finding is Finding {
  if (typeof finding !== 'object' || finding === null) return false;
  const { action, code, text, reply, hint, spans } = finding as Partial<Record<keyof Finding, unknown>>;
  if (!ORDER.includes(action as Action) || typeof code !== 'string' || code === '') return false;
  if (text !== undefined && typeof text !== 'string') return false;
  if ([reply, hint].some((words) => words !== undefined && typeof words !== 'string')) return false;
  if (spans !== undefined && !(Array.isArray(spans) && spans.every(isSpan))) return false;
  if ((action === 'redact' || action === 'rewrite') && typeof text !== 'string') return false;
  const isAppended =
    stage !== 'answer' || text === undefined || ('text' in input && (text as string).startsWith(input.text));
  return isAppended;
}

const isSpan = (span: unknown): span is Span => {
  const { start, end } = (span ?? {}) as Partial<Span>;
  return Number.isInteger(start) && Number.isInteger(end) && Number(start) >= 0 && Number(end) >= Number(start);
};

function hashOf(rail: Rail): string {
  const kept = hashes.get(rail);
  if (kept) return kept;
  const hash = digest([rail.name, rail.version, rail.stage, rail.mode ?? 'enforce']);
  hashes.set(rail, hash);
  return hash;
}

const digest = (parts: readonly string[]) => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);

/** One hash over names, versions and modes of all rails: which rules a turn was checked by. */
export function railsVersion(rails: readonly Rail[]): string {
  return digest(rails.map(hashOf));
}

/** The rails with their modes. Throws CoachError CONFIG for a name or mode that does not exist, and for a required rail that would not be enforced (unless `isTest`). */
export function configureRails(
  rails: readonly Rail[],
  modes: Record<string, string>,
  { isTest = false }: { isTest?: boolean } = {},
): Rail[] {
  const problems: string[] = [];
  for (const [name, mode] of Object.entries(modes)) {
    const rail = rails.find((each) => each.name === name);
    if (!rail) problems.push(`there is no rail "${name}"; there are ${rails.map((each) => each.name).join(', ')}`);
    else if (!MODES.some((each) => each === mode))
      problems.push(`"${mode}" is no mode of ${name}; there are ${MODES.join(', ')}`);
    else if (rail.isRequired && mode !== 'enforce' && !isTest)
      problems.push(`${name} cannot be ${mode}: it protects customers`);
  }
  if (problems.length > 0) throw new CoachError('CONFIG', `The rails cannot be set so: ${problems.join('; ')}.`);
  return rails.map((rail) => {
    const mode = MODES.find((each) => each === modes[rail.name]);
    return mode ? { ...rail, mode } : rail;
  });
}
