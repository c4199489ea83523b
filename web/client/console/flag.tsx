// One flagged turn: what was asked and shown, its trace, and the form for the verdict.
import { useEffect, useState } from 'preact/hooks';
import { type FlagView, type Verdict, verdicts } from '../../protocol/rest.ts';
import type { Api } from '../shared/api.ts';
import { Trace } from '../shared/trace.tsx';
import { reasons, verdictWords } from './words.ts';

/** A flagged turn. Opening it is written to the audit log by the server. */
export function Flag({ id, api, onDecided }: { id: string; api: Api; onDecided: () => void }) {
  const [view, setView] = useState<FlagView>();
  const [verdict, setVerdict] = useState<Verdict>();
  const [note, setNote] = useState('');
  const [notice, setNotice] = useState('');

  useEffect(() => {
    void api
      .get<FlagView>(`/operator/flags/${id}`)
      .then((result) => ('data' in result ? setView(result.data) : setNotice(result.error.message)));
  }, [api, id]);

  async function record() {
    const result = await api.send<FlagView>('POST', `/operator/flags/${id}/verdict`, { verdict, note });
    if ('error' in result) return setNotice(result.error.message);
    const again = await api.get<FlagView>(`/operator/flags/${id}`);
    if ('data' in again) setView(again.data);
    setNotice('Your verdict is recorded.');
    onDecided();
  }

  if (!view) return <p>{notice || 'Opening …'}</p>;
  return (
    <section class="flag" aria-label="Flagged turn">
      <h2>{reasons[view.flag.reason]}</h2>
      <p>
        {view.flag.codes.join(', ')} · {view.flag.severity} · {view.flag.status} · due{' '}
        {new Date(view.flag.dueAt).toLocaleString()}
      </p>
      {view.flag.says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Trace trace={view.trace} />
      {view.reviews.length > 0 && (
        <>
          <h3>Verdicts</h3>
          <ul>
            {view.reviews.map((review) => (
              <li key={review.id}>
                {verdictWords[review.verdict]}
                {review.note && `: ${review.note}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void record();
        }}
      >
        <fieldset>
          <legend>Your verdict</legend>
          {verdicts.map((value) => (
            <label key={value}>
              <input
                type="radio"
                name="verdict"
                value={value}
                required
                checked={verdict === value}
                onChange={() => setVerdict(value)}
              />{' '}
              {verdictWords[value]}
            </label>
          ))}
        </fieldset>
        <label>
          Note
          <textarea rows={2} maxLength={2000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
        </label>
        <button type="submit">Record the verdict</button>
      </form>
      <output class="notice">{notice}</output>
    </section>
  );
}
