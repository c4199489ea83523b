// `npm run ask`: one turn from the terminal, the same turn the widget gets.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { EventType } from '@ag-ui/core';
import { answer } from '../../agent/answer.ts';
import { type ChatResult, collectAnswer } from '../../agent/collect.ts';
import { equip, railsFor } from '../../agent/equip.ts';
import { openModel } from '../../agent/models/index.ts';
import { type ApprovalAnswer, canonicalJson } from '../../knowledge/approvals.ts';
import { formatPeriod } from '../../knowledge/calendar.ts';
import { CoachError } from '../../knowledge/errors.ts';
import { openEmbedder } from '../../knowledge/search/embedders/open.ts';
import { type Command, type CommandContext, printJson, userNamed } from './command.ts';
import { dayFrom } from './signals.ts';

const options = {
  user: { type: 'string' },
  conversation: { type: 'string' },
  today: { type: 'string' },
  approve: { type: 'string' },
  decline: { type: 'string' },
  token: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Asks the coach one question and prints steps, answer, facts, sources and trace id. */
export const ask: Command = {
  name: 'ask',
  usage:
    'npm run ask -- --user EMAIL "question" [--conversation ID] [--today YYYY-MM-DD] [--json], or in place of the question --conversation ID --approve ID --token TOKEN or --decline ID',
  async run(args, context) {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const user = await userNamed(values.user, context.db);
    const message = positionals.join(' ');
    const resume = answerIn(values);
    if (!resume && message.trim() === '') throw new CoachError('USAGE', 'Write the question in quotes.');

    const events = answer(
      {
        runId: randomUUID(),
        customerId: user.id,
        conversationId: conversationId(values.conversation),
        message: resume ? canonicalJson(resume) : message,
        ...(resume && { resume: [resume] }),
      },
      {
        db: context.db,
        ...equip(openModel(context.config), await openEmbedder(context.config), railsFor(context.config)),
        today: dayFrom(values.today, context, user.timeZone),
        turnTimeoutMs: context.config.turnTimeoutMs,
      },
    );
    const result = await collectAnswer(events, (event) => {
      const label = (event.metadata?.coach as { label?: string } | undefined)?.label;
      if (!values.json && event.type === EventType.STEP_STARTED && label) context.err(`${label} …\n`);
    });
    if (values.json) printJson(context, result);
    else describe(result, context);
    return 0;
  },
};

function conversationId(given: string | undefined): string {
  if (given === undefined) return randomUUID();
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given)) return given;
  throw new CoachError('USAGE', `--conversation ${given} is not a conversation id.`);
}

/** The answer to what an earlier turn asked to approve; undefined for a question. */
function answerIn(values: { approve?: string; decline?: string; token?: string }): ApprovalAnswer | undefined {
  const { approve, decline, token } = values;
  if (approve === undefined && decline === undefined) return undefined;
  if (approve !== undefined && decline !== undefined) throw new CoachError('USAGE', 'Approve or decline, not both.');
  return { interruptId: approve ?? decline ?? '', isApproved: approve !== undefined, ...(token && { token }) };
}

function describe(result: ChatResult, { out }: CommandContext): void {
  out(`\n${result.response}\n`);
  if (result.facts.length > 0) out('\nFacts\n');
  for (const { id, label, display, period, source } of result.facts) {
    out(
      `  ${id.padEnd(4)} ${label}${period ? `, ${formatPeriod(period)}` : ''}: ${display} (${source.tool}, ${source.rows?.length ?? 0} rows)\n`,
    );
  }
  if (result.citations.length > 0) out('\nSources\n');
  for (const { title, url } of result.citations) out(`  ${title} ${url}\n`);
  for (const { interruptId, token, card } of result.approvals ?? [result.approval ?? []].flat()) {
    out(`\n${card.title}\n`);
    for (const { label, value } of card.lines) out(`  ${label}: ${value}\n`);
    const again = `npm run ask -- --user EMAIL --conversation ${result.conversationId}`;
    out(`Approve:  ${again} --approve ${interruptId} --token ${token}\nNot now:  ${again} --decline ${interruptId}\n`);
  }
  out(`\nCoach ${result.model} · conversation ${result.conversationId} · trace ${result.traceId}\n`);
}
