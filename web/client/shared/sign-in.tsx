// Signing in, with the sample people offered when the server has them.
import { useEffect, useState } from 'preact/hooks';
import type { Login, SampleSignIns } from '../../protocol/rest.ts';
import type { Api } from './api.ts';

/** The sign-in form. `audience` says whose samples to offer. */
export function SignIn({
  api,
  audience,
  title,
  onSignedIn,
}: {
  api: Api;
  audience: 'consumer' | 'operator';
  title: string;
  onSignedIn: (login: Login) => void;
}) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState('');
  const [samples, setSamples] = useState<SampleSignIns>();
  useEffect(() => {
    void api.get<SampleSignIns>('/auth/samples').then((result) => 'data' in result && setSamples(result.data));
  }, [api]);

  async function signIn(withEmail: string, withPassword: string) {
    setFailure('');
    const result = await api.signIn(withEmail, withPassword);
    if ('data' in result) onSignedIn(result.data);
    else setFailure(result.error.message);
  }

  const people = samples?.users.filter((user) => user.role === audience) ?? [];
  return (
    <main class="sign-in">
      <h1>{title}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void signIn(email, password);
        }}
      >
        <label>
          Email
          <input
            type="email"
            name="email"
            autocomplete="username"
            required
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        </label>
        <label>
          Password
          <input
            type="password"
            name="password"
            autocomplete="current-password"
            required
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </label>
        <button type="submit">Sign in</button>
        <p role="alert" class="failure">
          {failure}
        </p>
      </form>
      {people.length > 0 && (
        <section aria-labelledby="samples">
          <h2 id="samples">Or try a made-up person</h2>
          <ul class="samples">
            {people.map((user) => (
              <li key={user.email}>
                <button type="button" class="quiet" onClick={() => void signIn(user.email, samples?.password ?? '')}>
                  {user.name} <small>{user.email}</small>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
