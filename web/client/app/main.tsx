// The customer's page: sign in, then the chat. The conversation's id is kept in the address, so a reload goes on with it.
import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ConsentRecord, ConversationSummary, ConversationView, Login, ProfileView } from '../../protocol/rest.ts';
import { type Api, createApi } from '../shared/api.ts';
import { SignIn } from '../shared/sign-in.tsx';
import { Chat } from '../widget/chat.tsx';
import { CheckIn } from './check-in.tsx';
import { Memories } from './memories.tsx';

function App() {
  const api = useMemo(createApi, []);
  const [login, setLogin] = useState<Login | null>();
  const [profile, setProfile] = useState<ProfileView>();
  const [conversationId, setConversationId] = useState(fromAddress);
  const [unread, setUnread] = useState<string>();
  const [section, setSection] = useState<'chat' | 'check-in' | 'memories'>('chat');

  useEffect(() => void api.resume().then((found) => setLogin(found ?? null)), [api]);
  useEffect(() => {
    if (login)
      void api
        .get<{ profile: ProfileView }>('/users/me/profile')
        .then((result) => 'data' in result && setProfile(result.data.profile));
    else setProfile(undefined);
  }, [api, login]);
  useEffect(() => {
    if (login) void unreadNotice(api).then(setUnread);
  }, [api, login]);
  useEffect(() => history.replaceState(null, '', login ? `#${conversationId}` : '#'), [login, conversationId]);

  async function signOut() {
    await api.signOut();
    setLogin(null);
    openChat();
  }

  function openChat(id: string = crypto.randomUUID()) {
    setSection('chat');
    setUnread(undefined);
    setConversationId(id);
  }

  async function allow() {
    const result = await api.send<{ consent_record: ConsentRecord }>('POST', '/users/me/consent', {
      granted: true,
      // What the button says, and what belongs to it. Writing first is asked for on its own.
      scopes: ['coaching', 'offers', 'review'],
    });
    if ('data' in result && profile) setProfile({ ...profile, consent_status: result.data.consent_record.status });
  }

  const turnTo = (other: 'check-in' | 'memories') => setSection(section === other ? 'chat' : other);

  if (login === undefined) return null;
  if (login === null) return <SignIn api={api} audience="consumer" title="Finance Coach" onSignedIn={setLogin} />;
  return (
    <main class="page">
      <header class="bar">
        <h1>Finance Coach</h1>
        <span>{login.user.name}</span>
        <button type="button" class="quiet" aria-pressed={section === 'check-in'} onClick={() => turnTo('check-in')}>
          Check-in
        </button>
        <button type="button" class="quiet" aria-pressed={section === 'memories'} onClick={() => turnTo('memories')}>
          What I remember
        </button>
        <button type="button" class="quiet" onClick={() => openChat()}>
          New chat
        </button>
        <button type="button" class="quiet" onClick={() => void signOut()}>
          Sign out
        </button>
      </header>
      {profile && profile.consent_status !== 'granted' && (
        <section class="consent" aria-label="Permission">
          <p>I can only look at your money if you allow it. You can change your mind at any time.</p>
          <button type="button" onClick={() => void allow()}>
            Allow coaching on my data
          </button>
        </section>
      )}
      {unread && unread !== conversationId && (
        <section class="consent" aria-label="New message">
          <p role="status">Your coach wrote to you.</p>
          <button type="button" onClick={() => openChat(unread)}>
            Read the message
          </button>
        </section>
      )}
      {section === 'check-in' && <CheckIn key={profile?.consent_status} api={api} />}
      {section === 'memories' && <Memories key={profile?.consent_status} api={api} />}
      {section === 'chat' && (
        <Chat key={conversationId} api={api} conversationId={conversationId} onElsewhere={setUnread} />
      )}
    </main>
  );
}

/** The latest conversation, when its last word is a message that the coach wrote first. */
async function unreadNotice(api: Api): Promise<string | undefined> {
  const list = await api.get<{ conversations: ConversationSummary[] }>('/conversations?limit=1');
  const latest = 'data' in list ? list.data.conversations[0] : undefined;
  if (!latest) return undefined;
  const found = await api.get<ConversationView>(`/conversations/${latest.id}`);
  return 'data' in found && found.data.messages.at(-1)?.notice ? latest.id : undefined;
}

function fromAddress(): string {
  const id = location.hash.slice(1);
  return /^[0-9a-f-]{36}$/.test(id) ? id : crypto.randomUUID();
}

const root = document.getElementById('root');
if (root) render(<App />, root);
