// Works a calculated fact out again from the facts it was made from; a result that does not come out is no fact.
import type { Fact } from '../../knowledge/fact.ts';
import type { Known } from './meanings.ts';

// Receipts of receipts are fine; a circle is not.
const MAX_DEPTH = 8;

/** Does the fact's receipt, and every receipt under it, come out as written? True when it has none. */
export function isReceiptRight(fact: Fact, known: Known, depth = 0): boolean {
  const { receipt } = fact;
  if (!receipt) return true;
  if (depth > MAX_DEPTH || receipt.operands.length === 0) return false;
  const operands: Fact[] = [];
  for (const id of receipt.operands) {
    const operand = known.byId.get(id)?.fact;
    if (!operand || operand === fact || !isReceiptRight(operand, known, depth + 1)) return false;
    operands.push(operand);
  }
  const values = operands.map(({ value }) => value);
  if (typeof fact.value !== 'number' || !values.every((value) => typeof value === 'number')) return false;
  const isOneUnit = operands.every(
    ({ unit, currency }) => unit === operands[0]?.unit && (currency ?? 'USD') === (operands[0]?.currency ?? 'USD'),
  );
  if (!isOneUnit) return false;
  const [first = 0, second = 0] = values;
  const sum = values.reduce((total, value) => total + value, 0);
  const near = (value: number) => Math.abs(value - (fact.value as number)) <= 0.5 + 1e-9;
  const isSameUnit = fact.unit === operands[0]?.unit;
  if (receipt.op === 'sum') return isSameUnit && fact.value === sum;
  if (receipt.op === 'min') return isSameUnit && fact.value === Math.min(...values);
  if (receipt.op === 'max') return isSameUnit && fact.value === Math.max(...values);
  if (receipt.op === 'average') return isSameUnit && near(sum / values.length);
  if (receipt.op === 'difference') return isSameUnit && values.length === 2 && fact.value === first - second;
  if (values.length !== 2 || second === 0) return false;
  // A ratio or percent is kept in hundredths of a percent; a ratio counted whole is rounded to it.
  const ratio = first / second;
  return fact.unit === 'bps' ? near(ratio * 10_000) : receipt.op === 'ratio' && near(ratio);
}
