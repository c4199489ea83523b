// The operators' page: the queue of flagged turns, one turn with its trace, and the verdict.
import { render } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { FlagSummary, Login, Pagination } from '../../protocol/rest.ts';
import { createApi } from '../shared/api.ts';
import { SignIn } from '../shared/sign-in.tsx';
import { Flag } from './flag.tsx';
import { reasons } from './words.ts';

function Console() {
  const api = useMemo(createApi, []);
  const [login, setLogin] = useState<Login | null>();
  const [flags, setFlags] = useState<FlagSummary[]>();
  const [openId, setOpenId] = useState<string>();
  const [failure, setFailure] = useState('');

  const refresh = useCallback(async () => {
    const result = await api.get<{ flags: FlagSummary[]; pagination: Pagination }>('/operator/flags?limit=100');
    setFailure('error' in result ? result.error.message : '');
    setFlags('data' in result ? result.data.flags : []);
  }, [api]);

  useEffect(() => void api.resume().then((found) => setLogin(found ?? null)), [api]);
  useEffect(() => {
    if (login) void refresh();
  }, [login, refresh]);

  if (login === undefined) return null;
  if (login === null)
    return <SignIn api={api} audience="operator" title="Finance Coach review" onSignedIn={setLogin} />;
  return (
    <main class="page wide">
      <header class="bar">
        <h1>Review</h1>
        <span>{login.user.name}</span>
        <button type="button" class="quiet" onClick={() => void refresh()}>
          Refresh
        </button>
        <button type="button" class="quiet" onClick={() => void api.signOut().then(() => setLogin(null))}>
          Sign out
        </button>
      </header>
      <p role="alert" class="failure">
        {failure}
      </p>
      <div class="review">
        <nav aria-label="Flagged turns">
          {flags?.length === 0 && !failure && <p>Nothing is waiting for review.</p>}
          <ul class="flags">
            {(flags ?? []).map((flag) => (
              <li key={flag.id}>
                <button
                  type="button"
                  class="quiet"
                  aria-current={flag.id === openId}
                  onClick={() => setOpenId(flag.id)}
                >
                  <strong>{reasons[flag.reason]}</strong> {flag.codes.join(', ')}
                  <small>
                    {flag.severity}, {flag.status}, {new Date(flag.createdAt).toLocaleString()}, due{' '}
                    {new Date(flag.dueAt).toLocaleString()}
                  </small>
                </button>
              </li>
            ))}
          </ul>
        </nav>
        {openId && <Flag key={openId} id={openId} api={api} onDecided={() => void refresh()} />}
      </div>
    </main>
  );
}

const root = document.getElementById('root');
if (root) render(<Console />, root);
