// What a tool is: a name, when to use it, what it takes, and a function that looks something up for one customer.
import type { z } from 'zod';
import type { ApprovalCard } from '../knowledge/approvals.ts';
import type { IsoDate, Period } from '../knowledge/calendar.ts';
import type { CustomerTx } from '../knowledge/db/open.ts';
import type { Fact, FactBook } from '../knowledge/fact.ts';

/** A passage of an article a tool found, ready to be cited. */
export interface Citation {
  id: string;
  articleId: string;
  title: string;
  url: string;
  heading: string;
  text: string;
  reviewedOn: IsoDate;
}

/** What a tool gives back. `text` is for the model and refers to facts as {{f1}}; figures stand nowhere else. */
export interface ToolResult {
  text: string;
  facts: Fact[];
  period?: Period;
  /** What was left out and why, in words: "2 pending purchases". */
  excluded?: string[];
  citations?: Citation[];
  /** A machine-readable digest for the offline coach: ids of facts by role, flags such as `unknownReason`. No figures. */
  data?: Record<string, unknown>;
  /** What is said of it when no model is asked: sentences that refer to facts. */
  said?: string;
}

/** What a tool would change: nothing has been changed yet. `said` asks for it. */
export interface Proposal extends ToolResult {
  /** Complete and plain: read again by the tool they mean the same, and they are all that will be used. */
  args: Record<string, unknown>;
  card: ApprovalCard;
  said: string;
}

/** What a tool may touch. The customer is already decided: there is no argument for it. */
export interface ToolContext {
  /** Runs `work` in a short transaction that sees this customer's rows only. */
  asCustomer<T>(work: (tx: CustomerTx) => Promise<T>): Promise<T>;
  facts: ReturnType<FactBook['for']>;
  today: IsoDate;
  timeZone: string;
  signal: AbortSignal;
  /** The conversation of the turn and its trace; without a turn there is none. */
  conversation?: { id: string; traceId: string };
  /** There when the customer approved exactly this call. A tool that writes takes the approval in the transaction it writes in. */
  approve?: (tx: CustomerTx) => Promise<void>;
}

/** A tool, typed by its input schema. `reads: 'public'` tools work without the customer's consent. */
export interface Tool<Input extends z.ZodType = z.ZodType> {
  name: string;
  /** When to use it and when not, for the model. */
  description: string;
  /** What the customer sees while it runs: "Looking at your spending". */
  step: string;
  reads: 'customer' | 'public';
  /** It changes something of the customer's: without their approval the call is answered by `propose`. */
  needs?: 'approval';
  input: Input;
  /** Checks the arguments and says what would be changed; changes nothing. */
  propose?(input: z.output<Input>, context: ToolContext): Promise<Proposal>;
  run(input: z.output<Input>, context: ToolContext): Promise<ToolResult>;
}

/** Declares a tool; the input type follows from its schema. */
export function defineTool<Input extends z.ZodType>(tool: Tool<Input>): Tool {
  return tool as unknown as Tool;
}
