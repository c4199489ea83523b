// The two turns that are compared: ours through everything a customer's message goes through, and LangChain's `createAgent` with the same
// tools and a model that says the same tokens, without rails and trace.
import { randomUUID } from 'node:crypto';
import { EventType } from '@ag-ui/core';
import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessageChunk, type BaseMessage, ToolMessage } from '@langchain/core/messages';
import { ChatGenerationChunk } from '@langchain/core/outputs';
import { convertToOpenAITool } from '@langchain/core/utils/function_calling';
import { tool as asTheirs, createAgent } from 'langchain';
import type { IsoDate } from '../knowledge/calendar.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import type { Database } from '../knowledge/db/open.ts';
import { createFactBook } from '../knowledge/fact.ts';
import { callTool } from '../tools/call.ts';
import { tools } from '../tools/index.ts';
import { answer } from './answer.ts';
import { equip } from './equip.ts';
import type { Model, ToolCall } from './models/model.ts';
import { systemPrompt } from './prompt.ts';

/** What the model of both sides does in a turn: the look-ups it asks for, then its words, token by token. */
export interface Script {
  question: string;
  calls: Omit<ToolCall, 'id'>[];
  tokens: string[];
}

/** Who asks, and when. */
export interface Asker {
  db: Database;
  customerId: string;
  today: IsoDate;
  timeZone: string;
}

/** Long enough for a turn on a busy machine. */
const PATIENCE_MS = 60_000;

/** Our turn, as one function of no arguments; it returns what was shown. Throws when the turn did not end with the model's own answer. */
export function ourTurn({ db, customerId, today }: Asker, { question, calls, tokens }: Script): () => Promise<string> {
  const model: Model = {
    name: 'bench',
    async *stream({ messages }) {
      const mustAsk = calls.length > 0 && !messages.some(({ role }) => role === 'tools');
      if (mustAsk)
        for (const [at, call] of calls.entries()) yield { type: 'tool', call: { ...call, id: `call-${at}` } };
      else for (const text of tokens) yield { type: 'text', text };
      yield { type: 'stop', reason: mustAsk ? 'tools' : 'end' };
    },
  };
  const equipment = equip(model);
  return async () => {
    const turn = { runId: randomUUID(), customerId, conversationId: randomUUID(), message: question };
    let shown = '';
    let by: unknown;
    for await (const event of answer(turn, { db, ...equipment, today, turnTimeoutMs: PATIENCE_MS })) {
      if (event.type === EventType.TEXT_MESSAGE_CONTENT) shown += event.delta;
      if (event.type === EventType.RUN_FINISHED) by = event.metadata?.coach;
    }
    if ((by as { model?: string } | undefined)?.model !== model.name)
      throw new Error(`The model's answer was not shown: ${JSON.stringify(by)} ${shown}`);
    return shown;
  };
}

/** `createAgent`'s turn: the same tools called the same way, streamed to whoever reads; it returns what was shown. */
export function theirTurn(
  { db, customerId, today, timeZone }: Asker,
  { question, calls, tokens }: Script,
): () => Promise<string> {
  let book = createFactBook(today);
  const theirs = tools.map(({ name, description, input }) =>
    asTheirs(
      async (args: unknown) => {
        const { text } = await callTool(
          tools,
          { id: name, name, args },
          {
            asCustomer: (work) => asCustomer(db, customerId, work),
            facts: book.for(name),
            today,
            timeZone,
            signal: new AbortController().signal,
          },
        );
        return text;
      },
      { name, description, schema: input as never },
    ),
  );
  const systemText = systemPrompt({ today, timeZone, hasConsent: true }).text;
  const agent = createAgent({ model: new BenchChatModel(calls, tokens), tools: theirs, systemPrompt: systemText });
  return async () => {
    book = createFactBook(today);
    let shown = '';
    const stream = await agent.stream({ messages: [{ role: 'user', content: question }] }, { streamMode: 'messages' });
    for await (const [message] of stream) if (AIMessageChunk.isInstance(message)) shown += message.text;
    return shown;
  };
}

/** The model of both sides as LangChain has models. Like a provider's it writes the tools out for the wire when they are bound. */
class BenchChatModel extends BaseChatModel {
  calls: Script['calls'];
  tokens: string[];

  constructor(calls: Script['calls'], tokens: string[]) {
    super({});
    this.calls = calls;
    this.tokens = tokens;
  }

  _llmType() {
    return 'bench';
  }

  override bindTools(given: Parameters<typeof convertToOpenAITool>[0][]) {
    return this.withConfig({ tools: given.map((each) => convertToOpenAITool(each)) } as never);
  }

  async _generate(): Promise<never> {
    throw new Error('This model streams.');
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    _options: unknown,
    run?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const mustAsk = this.calls.length > 0 && !messages.some((message) => ToolMessage.isInstance(message));
    if (mustAsk) {
      const tool_call_chunks = this.calls.map(({ name, args }, index) => ({
        name,
        args: JSON.stringify(args),
        id: `call-${index}`,
        index,
        type: 'tool_call_chunk' as const,
      }));
      yield new ChatGenerationChunk({ text: '', message: new AIMessageChunk({ content: '', tool_call_chunks }) });
      return;
    }
    for (const text of this.tokens) {
      const chunk = new ChatGenerationChunk({ text, message: new AIMessageChunk({ content: text }) });
      yield chunk;
      await run?.handleLLMNewToken(text, undefined, undefined, undefined, undefined, { chunk });
    }
  }
}
