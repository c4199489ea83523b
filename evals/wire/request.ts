// A provider's request read back into what the coach asked, and refused where the provider would refuse it or something was lost.
import { isDeepStrictEqual } from 'node:util';
import type { ModelMessage, ModelRequest, ToolAnswer, ToolCall } from '../../agent/models/model.ts';
import type { Heard, HeardMessage } from '../../agent/models/wire/steps.fixture.ts';

/** What the coach says when it asks for a sentence again; on the wire it stands among the customer's words. */
const REPAIR = /(?:^|\n\n)(The customer has (?:already read this:|read nothing yet\.)\n[\s\S]*)$/;

/**
 * What was asked, from the words on the wire. `asked` adds what no wire carries: the customer's names, and the typed side of a tool's
 * answer whose text came through. `said` are the calls that were asked for before. Throws, saying what is amiss.
 */
export function requestOf(heard: Heard, asked: ModelRequest, said: ReadonlyMap<string, ToolCall>): ModelRequest {
  demand(heard.system === asked.system, 'the prompt is not what the coach wrote');
  const tools = plain(heard.tools);
  demand(isDeepStrictEqual(tools, plain(asked.tools)), 'the tools are not those the coach has');
  const answers = new Map(
    asked.messages
      .flatMap((message) => (message.role === 'tools' ? message.answers : []))
      .map((each) => [each.callId, each]),
  );
  const messages = heard.messages.flatMap((message, at): ModelMessage[] => {
    demand(message.role === (at % 2 === 0 ? 'user' : 'assistant'), 'user and assistant do not take turns');
    if (message.role === 'assistant') {
      for (const call of message.calls)
        demand(
          isDeepStrictEqual(call, said.get(call.id)),
          `the call ${call.id} is given back otherwise than it was said`,
        );
      return [{ role: 'coach', text: message.texts.join(''), calls: message.calls }];
    }
    const calls = heard.messages[at - 1]?.calls ?? [];
    demand(isDeepStrictEqual(idsOf(calls), idsOf(message.results)), 'the calls and the results differ');
    const found = message.results.map((result) => answerOf(result, answers));
    return [
      ...(found.length > 0 ? [{ role: 'tools' as const, answers: found }] : []),
      ...message.texts.flatMap(wordsOf),
    ];
  });
  return { ...asked, system: heard.system, tools, messages };
}

function wordsOf(text: string): ModelMessage[] {
  const repair = REPAIR.exec(text);
  const before = repair ? text.slice(0, repair.index) : text;
  return [
    ...(before === '' ? [] : [{ role: 'customer' as const, text: before }]),
    ...(repair?.[1] ? [{ role: 'repair' as const, text: repair[1] }] : []),
  ];
}

function answerOf(
  { id, text, ok }: HeardMessage['results'][number],
  answers: ReadonlyMap<string, ToolAnswer>,
): ToolAnswer {
  const answer = answers.get(id);
  demand(answer !== undefined, `nothing was looked up for ${id}`);
  // An answer without words is given some, because a provider refuses it.
  demand(text === answer.text.trim() || answer.text.trim() === '', `the result of ${id} is not what the tool said`);
  // On Bedrock LangChain leaves the mark out; the words say it as well.
  demand(ok === undefined || ok === answer.ok, `whether ${id} went well is not what the tool said`);
  return answer;
}

const idsOf = (each: readonly { id: string }[]) => each.map(({ id }) => id).toSorted();

/** As it looks after a wire: without what is undefined. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function demand(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new Error(otherwise);
}
