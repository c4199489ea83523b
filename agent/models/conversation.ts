// The coach's messages as every provider wants them: customer and model by turns, tool results with the customer's side.
import type { Echo, ModelMessage, ModelRequest, ToolAnswer, ToolCall } from './model.ts';

/** One side's turn. A customer's side holds tool results before words. */
export type Side =
  | { role: 'user'; answers: ToolAnswer[]; texts: string[] }
  | { role: 'assistant'; text: string; calls: ToolCall[]; echo?: unknown };

const NOTHING = 'Nothing was found.';
const ANSWER_NOW = 'No more look-ups: answer now from what you have.';

/** The conversation by turns. What another model said in its own form is left to `text` and `calls`. */
export function sidesOf({ messages, tools, declared = tools }: ModelRequest, model: string): Side[] {
  const sides: Side[] = [];
  for (const message of messages) {
    if (message.role === 'coach') addCoach(sides, message, model);
    else {
      const user = userSide(sides);
      // Bedrock refuses a result without words.
      if (message.role === 'tools')
        user.answers.push(...message.answers.map((answer) => ({ ...answer, text: answer.text.trim() || NOTHING })));
      else user.texts.push(message.text);
    }
  }
  if (tools.length === 0 && declared.length > 0) userSide(sides).texts.push(ANSWER_NOW);
  return sides;
}

function userSide(sides: Side[]): Side & { role: 'user' } {
  const last = sides.at(-1);
  if (last?.role === 'user') return last;
  const user: Side & { role: 'user' } = { role: 'user', answers: [], texts: [] };
  sides.push(user);
  return user;
}

function addCoach(
  sides: Side[],
  { text, calls = [], echo }: ModelMessage & { role: 'coach'; echo?: Echo },
  model: string,
): void {
  const said = echo?.by === model ? echo.content : undefined;
  if (text.trim() === '' && calls.length === 0 && said === undefined) return;
  const last = sides.at(-1);
  if (last?.role === 'assistant' && last.calls.length === 0 && last.echo === undefined && calls.length === 0) {
    last.text += `\n${text}`;
    return;
  }
  sides.push({ role: 'assistant', text, calls, ...(said !== undefined && { echo: said }) });
}

/** Arguments as a provider streamed them: the value, or the text itself when it is no JSON object. */
export function argsOf(json: string): unknown {
  if (json.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : json;
  } catch {
    return json;
  }
}

/** Arguments in the form a provider takes back. */
export function argsGivenBack(args: unknown): Record<string, unknown> {
  return typeof args === 'object' && args !== null ? (args as Record<string, unknown>) : {};
}
