// The chat: messages, what the coach is doing, the composer, and what opens from a reply.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ConversationView, TraceView } from '../../protocol/rest.ts';
import type { ApprovalView, CoachEvent, FactView } from '../../protocol/wire.ts';
import type { Api } from '../shared/api.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Trace } from '../shared/trace.tsx';
import { Approval } from './approval.tsx';
import { Composer } from './composer.tsx';
import { listen } from './listen.ts';
import { ShowTheMath } from './math.tsx';
import { Message } from './message.tsx';
import { openLine } from './socket.ts';
import { answered, apply, asked, type ChatState, emptyChat, type ShownMessage } from './state.ts';

const starters = ['How much did I spend on groceries last month?', 'What is my balance?', 'What do you see about me?'];

/** One conversation with the coach. `conversationId` is picked up where it was left; `onElsewhere` hears that the coach wrote first in another one. */
export function Chat({
  api,
  conversationId,
  onElsewhere,
}: {
  api: Api;
  conversationId: string;
  onElsewhere?: (conversationId: string) => void;
}) {
  const [chat, setChat] = useState<ChatState>(emptyChat);
  const [isLost, setIsLost] = useState(false);
  const [math, setMath] = useState<{ fact: FactView; others: FactView[] }>();
  const [trace, setTrace] = useState<TraceView>();
  const [notice, setNotice] = useState('');
  const end = useRef<HTMLDivElement>(null);

  const line = useMemo(
    () =>
      openLine(`${location.origin.replace(/^http/, 'ws')}/ws`, api.token, {
        onEvent: (event: CoachEvent) => setChat((state) => apply(state, event)),
        onStatus: (status) => setIsLost(status === 'lost'),
      }),
    [api],
  );

  useEffect(() => {
    void api.get<ConversationView>(`/conversations/${conversationId}`).then((result) => {
      if (!('data' in result)) return;
      const { activeRun, approvals } = result.data;
      const messages = result.data.messages.map(fromStored);
      setChat({ ...emptyChat, messages, approvals, isRunning: activeRun !== null });
      if (activeRun) line.follow(activeRun.runId);
    });
    return line.close;
  }, [api, conversationId, line]);

  useEffect(() => {
    let isHere = false;
    return listen(`${location.origin.replace(/^http/, 'ws')}/ws`, api.token, (event) => {
      if (event.type === 'RUN_STARTED') isHere = event.threadId === conversationId;
      if (isHere) setChat((state) => apply(state, event));
      else if (event.type === 'RUN_FINISHED') onElsewhere?.(event.threadId);
    });
  }, [api, conversationId]);

  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [chat]);

  function ask(text: string) {
    const runId = crypto.randomUUID();
    setChat((state) => asked(state, runId, text));
    line.ask(conversationId, runId, text);
  }

  function decide(approval: ApprovalView, isApproved: boolean) {
    const runId = crypto.randomUUID();
    setChat((state) => answered(state, runId, approval, isApproved));
    line.answer(conversationId, runId, approval, isApproved);
  }

  async function openTrace(traceId: string) {
    const result = await api.get<{ trace: TraceView }>(`/users/me/traces/${traceId}`);
    if ('data' in result) setTrace(result.data.trace);
    else setNotice(result.error.message);
  }

  async function rate(message: ShownMessage, value: 'up' | 'down') {
    const result = await api.send('POST', `/messages/${message.id}/feedback`, { value });
    if ('error' in result) return setNotice(result.error.message);
    setNotice(value === 'up' ? 'Thank you.' : 'Thank you. A person will look at this answer.');
    setChat((state) => ({
      ...state,
      messages: state.messages.map((one) => (one.id === message.id ? { ...one, feedback: value } : one)),
    }));
  }

  async function stopNotices() {
    const result = await api.send('POST', '/users/me/consent', { granted: false, scopes: ['proactive'] });
    setNotice('error' in result ? result.error.message : 'All right. I will only write when you ask me something.');
  }

  const newest = chat.messages.at(-1);
  const suggestions =
    chat.messages.length === 0 ? starters : !chat.isRunning && newest?.role === 'coach' ? newest.suggestions : [];
  return (
    <section class="chat" aria-label="Chat with Finance Coach">
      <div class="messages" role="log" aria-live="polite" aria-busy={chat.isRunning}>
        {chat.messages.length === 0 && (
          <p class="welcome">
            Ask me about your money. Every figure I give comes from your own records, and you can open each one.
          </p>
        )}
        {chat.messages.map((message) => (
          <Message
            key={`${message.role}-${message.id}`}
            api={api}
            message={message}
            onFigure={(fact) => setMath({ fact, others: message.facts })}
            onTrace={() => void openTrace(message.traceId ?? '')}
            onRate={(value) => void rate(message, value)}
            onQuiet={() => void stopNotices()}
          />
        ))}
        {chat.approvals.map((approval) => (
          <Approval
            key={approval.interruptId}
            approval={approval}
            isBusy={chat.isRunning}
            onAnswer={(isApproved) => decide(approval, isApproved)}
          />
        ))}
        {chat.isRunning && <Steps steps={chat.steps} />}
        {chat.failure && (
          <p class="failure" role="alert">
            {chat.failure.message}
          </p>
        )}
        <div ref={end} />
      </div>
      {isLost && <output class="lost">The connection was lost. Trying again …</output>}
      <output class="notice">{notice}</output>
      {suggestions.length > 0 && (
        <fieldset class="suggestions">
          <legend>You can ask</legend>
          {suggestions.map((text) => (
            <button key={text} type="button" class="quiet" onClick={() => ask(text)}>
              {text}
            </button>
          ))}
        </fieldset>
      )}
      <Composer isRunning={chat.isRunning} onAsk={ask} onStop={line.stop} />
      <small>
        <a href="/glossary" target="_blank" rel="noreferrer">
          Glossary of money words
        </a>
      </small>
      {math && <ShowTheMath fact={math.fact} others={math.others} onClose={() => setMath(undefined)} />}
      {trace && (
        <Dialog title="How this answer was made" onClose={() => setTrace(undefined)}>
          <Trace trace={trace} />
        </Dialog>
      )}
    </section>
  );
}

function Steps({ steps }: { steps: ChatState['steps'] }) {
  const now = steps.findLast((step) => !step.isDone) ?? steps.at(-1);
  return (
    <p class="steps">
      <span class="dots" aria-hidden="true" />
      {now?.label ?? 'Sending'} …
    </p>
  );
}

function fromStored({
  id,
  role,
  text,
  spans = [],
  facts = [],
  citations = [],
  suggestions = [],
  model,
  traceId,
  unanswered,
  feedback,
  notice,
}: ConversationView['messages'][number]): ShownMessage {
  return {
    id,
    role,
    text,
    spans,
    facts,
    citations,
    suggestions,
    model,
    traceId,
    unanswered,
    feedback: feedback ?? undefined,
    isNotice: notice !== undefined,
  };
}
