// A change that waits for the customer's word: what would be done in plain words, and two buttons. It closes when its time is over.
import { useEffect, useId, useState } from 'preact/hooks';
import type { ApprovalView } from '../../protocol/wire.ts';

/** One card. `isBusy` while a turn runs: the answer is a turn of its own. */
export function Approval({
  approval,
  isBusy,
  onAnswer,
}: {
  approval: ApprovalView;
  isBusy: boolean;
  onAnswer: (isApproved: boolean) => void;
}) {
  const heading = useId();
  const note = useId();
  const isOver = useIsOver(approval.expiresAt);
  const { title, lines } = approval.card;
  return (
    <section class="approval" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <dl class="approval-lines">
        {lines.map(({ label, value }) => (
          <div key={label} class="approval-line">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p id={note}>
        {isOver
          ? 'This waited too long, so nothing was changed. Please ask again.'
          : 'Nothing changes until you approve.'}
      </p>
      {!isOver && (
        <div class="approval-choices">
          <button type="button" disabled={isBusy} aria-describedby={note} onClick={() => onAnswer(true)}>
            Approve
          </button>
          <button type="button" class="quiet" disabled={isBusy} aria-describedby={note} onClick={() => onAnswer(false)}>
            Not now
          </button>
        </div>
      )}
    </section>
  );
}

function useIsOver(expiresAt: string): boolean {
  const left = () => Date.parse(expiresAt) - Date.now();
  const [isOver, setIsOver] = useState(() => left() <= 0);
  useEffect(() => {
    const timer = window.setTimeout(() => setIsOver(true), Math.max(0, left()));
    return () => window.clearTimeout(timer);
  }, [expiresAt]);
  return isOver;
}
