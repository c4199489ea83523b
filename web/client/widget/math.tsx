// Show the math: what a figure is, which days it covers, and the rows that add up to it.
import type { FactView } from '../../protocol/wire.ts';
import { Dialog } from '../shared/dialog.tsx';

const operations: Record<string, string> = {
  sum: 'added up',
  difference: 'first minus second',
  ratio: 'first divided by second',
  percent: 'first as a percent of second',
  average: 'average of',
  min: 'smallest of',
  max: 'largest of',
};

/** YYYY-MM-DD as "May 12, 2026". */
function inWords(on: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
}

/** The dialog behind a figure. `others` are the reply's other facts, for what a sum was made from. */
export function ShowTheMath({ fact, others, onClose }: { fact: FactView; others: FactView[]; onClose: () => void }) {
  const operands = (fact.receipt?.operands ?? []).map((id) => others.find((other) => other.id === id));
  return (
    <Dialog title={`${fact.label}: ${fact.display}`} onClose={onClose}>
      <dl>
        {fact.period && (
          <>
            <dt>Covers</dt>
            <dd>
              {inWords(fact.period.from)} to {inWords(fact.period.to)}
            </dd>
          </>
        )}
        <dt>Known as of</dt>
        <dd>{inWords(fact.asOf)}</dd>
        {fact.receipt && (
          <>
            <dt>How</dt>
            <dd>
              {operations[fact.receipt.op] ?? fact.receipt.op}:{' '}
              {operands.map((operand) => operand && `${operand.label} ${operand.display}`).join(', ')}
            </dd>
          </>
        )}
      </dl>
      {fact.rows.length > 0 ? (
        <table>
          <caption>
            {fact.rows.length === 1 ? 'The row behind this figure' : `The ${fact.rows.length} rows behind this figure`}
          </caption>
          <thead>
            <tr>
              <th scope="col">Date</th>
              <th scope="col">What</th>
              <th scope="col" class="amount">
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {fact.rows.map((row) => (
              <tr key={row.id}>
                <td class="date">{row.on ? inWords(row.on) : ''}</td>
                <td>{row.label}</td>
                <td class="amount">{row.display ?? ''}</td>
              </tr>
            ))}
          </tbody>
          {fact.rows.some((row) => row.display) && (
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {fact.label}
                </th>
                <td class="amount">{fact.display}</td>
              </tr>
            </tfoot>
          )}
        </table>
      ) : (
        <p>This figure comes straight from your records.</p>
      )}
    </Dialog>
  );
}
