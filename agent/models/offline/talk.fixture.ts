// Talks to the offline coach in tests the way a turn does: real tools, real release gate, no run log.
import type { IsoDate } from '../../../knowledge/calendar.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import type { Database } from '../../../knowledge/db/open.ts';
import { createFactBook, type Fact } from '../../../knowledge/fact.ts';
import { listAccounts, merchants } from '../../../knowledge/ledger.ts';
import { callTool, toolSpecs } from '../../../tools/call.ts';
import { tools } from '../../../tools/index.ts';
import type { Citation } from '../../../tools/tool.ts';
import { releaseGate } from '../../gate.ts';
import type { ModelMessage, ToolCall, TurnContext } from '../model.ts';
import { offlineModel } from './offline.ts';

/** What came of one turn. */
export interface Talked {
  /** What the gate released. */
  text: string;
  /** The sentence the gate held, and why. */
  held?: { sentence: string; code: string; rail: string };
  calls: ToolCall[];
  facts: Fact[];
  /** Facts whose reference the coach wrote. */
  used: Fact[];
  suggestions: string[];
}

/** A conversation of one customer. `ask` is one turn; `after` are messages put behind the question, as when another model failed. */
export async function talkTo(db: Database, customerId: string, today: IsoDate, timeZone = 'America/New_York') {
  const model = offlineModel();
  const context: TurnContext = await asCustomer(db, customerId, async (tx) => ({
    today,
    timeZone,
    accounts: (await listAccounts(tx)).map(({ name, mask, type }) => ({ name, mask, type })),
    merchants: (await merchants(tx)).map(({ name }) => name),
  }));
  const history: ModelMessage[] = [];
  return {
    context,
    async ask(question: string, after: ModelMessage[] = []): Promise<Talked> {
      const book = createFactBook(today);
      const articles: Citation[] = [];
      const messages: ModelMessage[] = [...history, { role: 'customer', text: question }, ...after];
      const released = after.flatMap((message) => (message.role === 'coach' ? [message.text] : [])).join('');
      const talked: Talked = { text: '', calls: [], facts: book.facts, used: [], suggestions: [] };
      for (let round = 0; round < 3; round += 1) {
        const gate = releaseGate({
          facts: book.facts,
          articles,
          today,
          hasConsent: true,
          customerText: question,
          released: released + talked.text,
          isFirstReply: history.length === 0,
        });
        const calls: ToolCall[] = [];
        let written = '';
        const pass = async (pieces: ReturnType<typeof gate.end>) => {
          for await (const piece of pieces) {
            if ('held' in piece)
              talked.held ??= { sentence: piece.held.sentence, code: piece.held.code, rail: piece.held.rail };
            else talked.text += piece.released;
          }
        };
        const request = { runId: 'test', system: '', messages, tools: toolSpecs(tools), context };
        for await (const event of model.stream(request, new AbortController().signal)) {
          if (event.type === 'tool') calls.push(event.call);
          if (event.type === 'stop' && event.suggestions) talked.suggestions = event.suggestions;
          if (event.type !== 'text') continue;
          written += event.text;
          await pass(gate.push(event.text));
        }
        await pass(gate.end());
        talked.used.push(
          ...[...written.matchAll(/\{\{(f\d+)\}\}/g)].flatMap(
            ([, id]) => book.facts.find((fact) => fact.id === id) ?? [],
          ),
        );
        if (calls.length === 0) break;
        talked.calls.push(...calls);
        const answers = [];
        for (const call of calls) {
          const answer = await callTool(tools, call, {
            asCustomer: (work) => asCustomer(db, customerId, work),
            facts: book.for(call.name),
            today,
            timeZone,
            signal: new AbortController().signal,
          });
          articles.push(...answer.citations);
          answers.push(answer);
        }
        messages.push({ role: 'coach', text: '', calls }, { role: 'tools', answers });
      }
      history.push({ role: 'customer', text: question }, { role: 'coach', text: talked.text });
      return talked;
    },
  };
}
