// Commit 1 of a turn: screen the message, look up who is asking, and store run, message and open trace before any model is called.
import { randomUUID } from 'node:crypto';
import { railsVersion, runRails, type Screening } from '../guardrails/run.ts';
import { type ApprovalAnswer, askApproval, findApproval, takeAnswer } from '../knowledge/approvals.ts';
import { todayIn } from '../knowledge/calendar.ts';
import { hasConsent } from '../knowledge/consent.ts';
import { appendEvents, inputHash, listMessages, openRun } from '../knowledge/conversations.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import type { CustomerTx } from '../knowledge/db/open.ts';
import { digestOf } from '../knowledge/digest.ts';
import { CoachError } from '../knowledge/errors.ts';
import { createFactBook } from '../knowledge/fact.ts';
import { listAccounts, merchants } from '../knowledge/ledger.ts';
import { listMemories } from '../knowledge/memories.ts';
import { usageOn } from '../knowledge/model-usage.ts';
import { claimNotice } from '../knowledge/notices.ts';
import { keepReadings, type Readings } from '../knowledge/readings.ts';
import { riskOf } from '../knowledge/risk.ts';
import { getProfile } from '../knowledge/users.ts';
import type { AnswerDeps, Turn } from './answer.ts';
import { type Answered, wordsOf } from './approval.ts';
import { openRunLog } from './events.ts';
import { historyFor } from './history.ts';
import type { ModelMessage } from './models/model.ts';
import { newMark, systemPrompt } from './prompt.ts';
import { startTrace } from './trace.ts';
import type { TurnState } from './turn.ts';

/** The longest message we read, in characters. */
const MAX_MESSAGE = 8_000;

/** A turn that is stored and ready to be thought about. `screened.reply` is set when a rail answers instead of the model. */
export interface OpenedTurn {
  state: TurnState;
  history: ModelMessage[];
  screened: Screening;
  /** Set when the customer answers what they were asked to approve. */
  answered?: Answered[];
}

/** Opens a turn. Throws INVALID_INPUT, RUN_CONFLICT (also for a notice that may not be told now), or APPROVAL_INVALID for an answer to nothing; then nothing was stored. */
export async function openTurn(turn: Turn, deps: AnswerDeps): Promise<OpenedTurn> {
  const { db, rails, tools, model, fallback } = deps;
  const { customerId, conversationId, runId } = turn;
  if (turn.message.trim() === '') throw new CoachError('INVALID_INPUT', 'Please write a question first.');
  if (turn.message.length > MAX_MESSAGE) {
    throw new CoachError(
      'INVALID_INPUT',
      `That message is too long: please keep it under ${MAX_MESSAGE.toLocaleString('en-US')} characters.`,
    );
  }
  const readings: Readings = new Map();
  return asCustomer(db, customerId, async (tx) => {
    keepReadings(tx, readings);
    const { timeZone } = await getProfile(tx);
    const today = deps.today ?? todayIn(timeZone);
    const isAllowed = await hasConsent(tx, 'coaching');
    const answered = turn.resume && (await findAsked(tx, conversationId, turn.resume));
    const { notice } = turn;
    if (notice && !(await claimNotice(tx, notice, { now: deps.now?.() ?? new Date(), today: deps.today })))
      throw new CoachError('RUN_CONFLICT');
    const message = answered ? wordsOf(answered) : notice ? '' : turn.message;
    const history = await listMessages(tx, conversationId, 40);
    const context = {
      today,
      timeZone,
      accounts: isAllowed ? (await listAccounts(tx)).map(({ name, mask, type }) => ({ name, mask, type })) : [],
      // Names from years of rows take a while, and only the offline coach reads them.
      merchants: isAllowed && model === fallback ? (await merchants(tx)).map(({ name }) => name) : [],
    };
    const wroteBefore = history.flatMap(({ role, text }) => (role === 'customer' && text ? [text] : []));
    const risk = await riskOf(tx);
    const screened = runRails(
      'input',
      rails,
      { text: message },
      {
        today,
        hasConsent: isAllowed,
        customerText: message,
        facts: [],
        articles: [],
        released: '',
        isFirstReply: history.length === 0,
        changed: [],
        wroteBefore,
        risk,
      },
    );
    const question = screened.text;
    const opened = await openRun(tx, {
      id: runId,
      conversationId,
      hash: inputHash(conversationId, turn.message),
      ...(!notice && { text: question }),
    });
    // The offline coach reads no prompt and costs nothing.
    const digest = isAllowed && model !== fallback ? await digestOf(tx) : null;
    const memories = isAllowed && model !== fallback ? await listMemories(tx, { today }) : [];
    const mark = newMark();
    const usedBefore = model.daily ? await usageOn(tx, today) : { tokens: 0, costMicroUsd: 0 };
    const noted = screened.verdicts.filter(({ wouldDo }) => wouldDo === undefined).map(({ code }) => code);
    const prompt = systemPrompt({ today, timeZone, hasConsent: isAllowed, digest, memories, mark, noted });
    const known = {
      hasConsent: isAllowed,
      isFirstReply: !opened.hasReplies,
      earlier: [...history, ...memories].map(({ text }) => text),
      wroteBefore,
      risk,
      mark,
    };
    const trace = startTrace({
      id: opened.traceId,
      runId,
      customerId,
      today,
      timeZone,
      model: model.name,
      promptVersion: prompt.version,
      railsVersion: railsVersion(rails),
      question: screened.masked,
      system: prompt.text,
      known,
    });
    const state: TurnState = {
      runId,
      conversationId,
      traceId: opened.traceId,
      messageId: randomUUID(),
      question,
      system: prompt.text,
      fixedSystem: prompt.fixed,
      context,
      ...known,
      tools,
      rails,
      toolContext: {
        asCustomer: (work) =>
          asCustomer(db, customerId, (reading) => {
            keepReadings(reading, readings);
            return work(reading);
          }).catch((error: unknown) => {
            // What was read may be what is wrong: the next look-up reads afresh.
            readings.clear();
            throw error;
          }),
        today,
        timeZone,
        conversation: { id: conversationId, traceId: opened.traceId },
      },
      book: createFactBook(today),
      citations: [],
      articles: [],
      calls: [],
      released: '',
      spans: [],
      suggestions: [],
      questions: [],
      settled: [],
      ask: (proposed) =>
        asCustomer(db, customerId, (asking) => askApproval(asking, db, { ...proposed, customerId, conversationId })),
      forgetReadings: () => readings.clear(),
      takeAnswer: async (taking, answer) => {
        await takeAnswer(taking, db, { customerId, conversationId, answer });
      },
      usedBefore,
      used: [],
      unanswered: [],
      wasTakenBack: false,
      log: openRunLog(opened.nextSeq, (events) =>
        asCustomer(db, customerId, (stored) => appendEvents(stored, runId, events)),
      ),
      trace,
    };
    return { state, history: historyFor(history), screened, ...(answered && { answered }) };
  });
}

async function findAsked(tx: CustomerTx, conversationId: string, answers: ApprovalAnswer[]): Promise<Answered[]> {
  const found: Answered[] = [];
  for (const answer of answers)
    found.push({ answer, asked: await findApproval(tx, conversationId, answer.interruptId) });
  return found;
}
