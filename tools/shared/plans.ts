// What the tools for plans share: main categories, dates ahead, and the rule that nothing is written without the customer's approval.
import type { Category } from '../../knowledge/categories.ts';
import { categories } from '../../knowledge/categories.ts';
import type { CustomerTx } from '../../knowledge/db/open.ts';
import { CoachError, ToolError } from '../../knowledge/errors.ts';
import type { ToolContext } from '../tool.ts';
import { readCategory } from './args.ts';

/** The main category a spoken one is: plans are made for these, because they never overlap. Throws ToolError naming the one it is part of. */
export function readMainCategory(spoken: string): string {
  const { name, detailed } = readCategory(spoken);
  const main = categories.filter(({ isMain }) => isMain);
  if (main.some((each) => each.name === name)) return name;
  const around = main.filter((each) => detailed.some((code) => each.detailed.includes(code)));
  if (around.length === 0) throw new ToolError(`${name} are not spending.`, `Choose one of: ${namesOf(main)}.`);
  throw new ToolError(`Plans are for main categories, and ${name} is not one.`, `Choose one of: ${namesOf(around)}.`);
}

function namesOf(list: readonly Category[]): string {
  return list.map(({ name }) => name).join(', ');
}

/** Runs a look-up or a write of knowledge/; what it refuses becomes a ToolError with its words and this hint. */
export async function orHint<T>(work: Promise<T>, hint: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof CoachError && error.code === 'INVALID_INPUT') throw new ToolError(error.message, hint);
    throw error;
  }
}

/** The first line of every tool's write: takes the customer's approval in the same transaction. Throws APPROVAL_INVALID without one. */
export async function takeApproval({ approve }: Pick<ToolContext, 'approve'>, tx: CustomerTx): Promise<void> {
  if (!approve) throw new CoachError('APPROVAL_INVALID');
  await approve(tx);
}

/** The first line of a proposal's text, so that a model does not say it is done. */
export const NOT_YET = 'Nothing has been changed. The customer is asked to approve this:';
