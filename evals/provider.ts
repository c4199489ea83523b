// The coach as promptfoo sees it: a question in, the reply and everything behind it out. The same turn that customers get.
import { randomUUID } from 'node:crypto';
import { answer } from '../agent/answer.ts';
import { collectAnswer } from '../agent/collect.ts';
import { equip, railsFor } from '../agent/equip.ts';
import { openModel } from '../agent/models/index.ts';
import { readConfig } from '../knowledge/config.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { CoachError, toPublicError } from '../knowledge/errors.ts';
import { findTrace } from '../knowledge/traces.ts';
import type { Reply } from './asserts/reply.ts';
import { atMoment } from './clock.ts';
import { openFamilies } from './families.ts';
import type { EvalCase } from './suite.ts';
import { openLine, type WireName } from './wire/wire.ts';

interface Context {
  vars: { case: string };
}

interface Options {
  config?: { wire?: WireName };
}

/**
 * A provider for promptfoo, which makes it with `new`. The model is COACH_MODEL, the offline coach by default; with `wire` it is the
 * adapter `open` has for that provider, and nobody answers in its place. A test may bring an adapter or families of its own.
 */
export default function coachProvider(
  { config: { wire } = {} }: Options = {},
  { open = openModel, families: openThem = openFamilies } = {},
) {
  const config = readConfig();
  let opened: ReturnType<typeof openCoach> | undefined;

  async function openCoach() {
    const [families, line] = await Promise.all([openThem(), wire && openLine(wire, open)]);
    const equipment = equip(line?.model ?? open(config), undefined, railsFor(config));
    return { families, line, equipment: line ? { ...equipment, fallback: line.nobody } : equipment };
  }

  return {
    id: () => `coach:${wire ?? config.coachModel}`,

    async callApi(_: string, { vars }: Context) {
      opened ??= openCoach();
      const { families, line, equipment } = await opened;
      const { db, idOf } = families;
      const asked = JSON.parse(vars.case) as EvalCase;
      const customerId = await idOf(asked, asked.today);
      const conversationId = randomUUID();
      const ask = async (message: string) => {
        const reply = await collectAnswer(
          answer(
            { runId: randomUUID(), customerId, conversationId, message },
            // At a moment the coach has to find out itself which day it is for this customer.
            { ...equipment, db, turnTimeoutMs: config.turnTimeoutMs, ...(asked.at ? {} : { today: asked.today }) },
          ),
        );
        if (line && reply.model === 'fallback')
          throw new Error(`No answer came over the wire: ${line.complaints().join('; ') || 'the adapter failed'}.`);
        return reply;
      };
      try {
        return await atMoment(asked.at, async () => {
          for (const earlier of asked.ask.slice(0, -1)) await ask(earlier);
          const { response, ...rest } = await ask(asked.ask.at(-1) ?? '');
          const stored = await asCustomer(db, customerId, (tx) => findTrace(tx, rest.traceId));
          const traceStatus = stored?.status ?? null;
          return told(response, { ...rest, traceStatus, error: null });
        });
      } catch (error) {
        // Anything else is a fault of the run, not a reply.
        if (!(error instanceof CoachError)) throw error;
        const { code, message } = toPublicError(error);
        return told(message, { ...nothing, conversationId, model: equipment.model.name, error: { code, message } });
      }
    },

    async cleanup() {
      const { families, line } = (await opened) ?? {};
      await Promise.all([families?.db.close(), line?.close()]);
    },
  };
}

const nothing: Omit<Reply, 'conversationId' | 'model' | 'error'> = {
  messageId: '',
  traceId: '',
  traceStatus: null,
  facts: [],
  citations: [],
  tools: [],
  suggestions: [],
  guardrails: { flagged: false, flaggedInput: false, flaggedOutput: false, actions: [] },
  timing: { firstTextMs: 0, totalMs: 0 },
};

function told(output: string, reply: Reply) {
  const { flagged, flaggedInput, flaggedOutput } = reply.guardrails;
  return { output, metadata: { reply }, guardrails: { flagged, flaggedInput, flaggedOutput } };
}
