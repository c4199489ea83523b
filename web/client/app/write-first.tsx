// May the coach write first? Off until the customer says so.
import { useEffect, useState } from 'preact/hooks';
import type { ConsentRecord } from '../../protocol/rest.ts';
import type { Api, Result } from '../shared/api.ts';

/** A switch for messages the customer did not ask for. */
export function WriteFirst({ api }: { api: Api }) {
  const [isOn, setOn] = useState<boolean>();
  const [failure, setFailure] = useState('');

  function show(result: Result<{ consent_record: ConsentRecord }>) {
    if ('error' in result) return setFailure(result.error.message);
    setFailure('');
    const { purposes } = result.data.consent_record;
    setOn(purposes.some(({ purpose, granted }) => purpose === 'proactive' && granted));
  }

  useEffect(() => void api.get<{ consent_record: ConsentRecord }>('/users/me/consent').then(show), [api]);

  async function change(granted: boolean) {
    show(
      await api.send<{ consent_record: ConsentRecord }>('POST', '/users/me/consent', {
        granted,
        scopes: ['proactive'],
      }),
    );
  }

  if (isOn === undefined) return null;
  return (
    <div class="write-first">
      <h3>Messages from me</h3>
      <label>
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby="write-first-more"
          onChange={({ currentTarget }) => void change(currentTarget.checked)}
        />{' '}
        Write to me when something needs a look
      </label>
      <p id="write-first-more">
        <small>
          At most one message a day, such as a bill that is due soon. Never between 9 at night and 8 in the morning.
        </small>
      </p>
      {failure && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}
