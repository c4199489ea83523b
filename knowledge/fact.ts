// A fact is a figure with its source. Tools make facts; the coach may only say figures that are facts.
import type { IsoDate, Period } from './calendar.ts';
import { formatDate } from './calendar.ts';
import { formatBps, formatCents } from './money.ts';

/** `cents` minor units, `bps` hundredths of a percent, `count`, `months` and `days` whole numbers, `date` YYYY-MM-DD, `text` as is. */
export type Unit = 'cents' | 'bps' | 'count' | 'months' | 'days' | 'date' | 'text';

/** A typed figure and where it came from. */
export interface Fact {
  /** `f1`, `f2`, … unique within a turn; the model writes {{f1}}. */
  id: string;
  /** What the figure is, in words a customer would use: "Groceries spending". */
  label: string;
  value: number | string;
  unit: Unit;
  currency?: string;
  /** How the figure is shown: "$412.50". */
  display: string;
  period?: Period;
  asOf: IsoDate;
  /** The account, merchant or category it belongs to: "Everyday Checking", "Netflix", "Groceries". */
  entity?: string;
  receipt?: Receipt;
  source: { tool: string; rows?: string[]; articleId?: string };
}

/** How a calculated figure was made: the operation and the ids of the facts it was made from, in order. */
export interface Receipt {
  op: 'sum' | 'difference' | 'ratio' | 'percent' | 'average' | 'min' | 'max';
  operands: string[];
}

/** One row behind a fact, as *Show the math* lists it. Rows of a cents fact add up to its value unless `amountCents` is absent. */
export interface FactRow {
  id: string;
  label: string;
  on?: IsoDate;
  amountCents?: number;
}

/** What a tool says to make a fact; the book adds id, display, day and tool name. */
export interface FactDraft {
  label: string;
  value: number | string;
  unit: Unit;
  currency?: string;
  period?: Period;
  asOf?: IsoDate;
  entity?: string;
  receipt?: Receipt;
  rows?: FactRow[];
  articleId?: string;
}

/** The facts of one turn, in the order tools made them. */
export interface FactBook {
  /** The live list; a reference from a sentence is looked up here. */
  readonly facts: Fact[];
  /** A view of the book for one tool call: facts it adds carry that tool's name, and it finds those of the whole turn. */
  for(tool: string): { add(draft: FactDraft): Fact; find?(id: string): Fact | undefined };
  /** The rows behind a fact, for *Show the math*. */
  rowsOf(id: string): FactRow[];
}

/** The facts of one turn. */
export function createFactBook(today: IsoDate): FactBook {
  const facts: Fact[] = [];
  const rowsById = new Map<string, FactRow[]>();
  return {
    facts,
    for: (tool) => ({
      add({ rows, articleId, ...draft }) {
        const fact: Fact = {
          ...draft,
          id: `f${facts.length + 1}`,
          display: displayOf(draft),
          asOf: draft.asOf ?? today,
          source: { tool, ...(rows && { rows: rows.map((row) => row.id) }), ...(articleId && { articleId }) },
        };
        facts.push(fact);
        rowsById.set(fact.id, rows ?? []);
        return fact;
      },
      find: (id) => facts.find((fact) => fact.id === id),
    }),
    rowsOf: (id) => rowsById.get(id) ?? [],
  };
}

/** How a value is shown to people: cents as money, basis points as percent, days as words. */
export function displayOf({ value, unit, currency }: Pick<FactDraft, 'value' | 'unit' | 'currency'>): string {
  if (unit === 'cents') return formatCents(Number(value), currency);
  if (unit === 'bps') return formatBps(Number(value));
  if (unit === 'date') return formatDate(String(value));
  if (unit === 'months' || unit === 'days') return `${value} ${Number(value) === 1 ? unit.slice(0, -1) : unit}`;
  return unit === 'count' ? Number(value).toLocaleString('en-US') : String(value);
}
