// What the coach remembers of the customer, to read, change and delete; and whether it may write first.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MemoriesView } from '../../protocol/rest.ts';
import type { Api, Result } from '../shared/api.ts';
import { WriteFirst } from './write-first.tsx';

type Memory = MemoriesView['memories'][number];

const kinds: Record<Memory['kind'], string> = {
  goal: 'A goal',
  preference: 'How you like things',
  life_event: 'Your life',
  constraint: 'What I should mind',
  correction: 'A correction',
};

/** The section of the page that lists the memories. */
export function Memories({ api }: { api: Api }) {
  const [memories, setMemories] = useState<Memory[]>();
  const [failure, setFailure] = useState('');
  const [notice, setNotice] = useState('');
  const [editing, setEditing] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);

  function show(result: Result<MemoriesView>, said = ''): string {
    if ('error' in result) {
      setNotice('');
      return result.error.message;
    }
    setMemories(result.data.memories);
    setNotice(said);
    setFailure('');
    return '';
  }

  useEffect(() => {
    heading.current?.focus();
    void api.get<MemoriesView>('/users/me/memories').then((result) => setFailure(show(result)));
  }, [api]);

  async function forget(path: string, said: string) {
    setFailure(show(await api.send<MemoriesView>('DELETE', path), said));
    // What had the focus is gone.
    heading.current?.focus();
  }

  async function change(id: string, text: string): Promise<string> {
    const why = show(await api.send<MemoriesView>('PATCH', `/users/me/memories/${id}`, { text }), 'Changed.');
    if (!why) close(id);
    return why;
  }

  function close(id: string) {
    setEditing(undefined);
    requestAnimationFrame(() => document.getElementById(`edit-${id}`)?.focus());
  }

  return (
    <section class="memories" aria-label="What I remember">
      <h2 ref={heading} tabIndex={-1}>
        What I remember about you
      </h2>
      <p>
        These are things you told me, in your own words. I keep them in mind when I answer. I never treat them as facts
        about your money. You can change or delete each one.
      </p>
      {failure && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      <output class="notice">{notice}</output>
      {memories?.length === 0 && <p>Nothing yet. You can tell me things like “I get paid on the 15th”.</p>}
      {memories && memories.length > 0 && (
        <>
          <ul class="memory-list">
            {memories.map((memory) => (
              <li key={memory.id}>
                {editing === memory.id ? (
                  <Edit memory={memory} onSave={(text) => change(memory.id, text)} onCancel={() => close(memory.id)} />
                ) : (
                  <Shown
                    memory={memory}
                    onEdit={() => setEditing(memory.id)}
                    onForget={() => void forget(`/users/me/memories/${memory.id}`, 'Deleted.')}
                  />
                )}
              </li>
            ))}
          </ul>
          <button
            type="button"
            class="quiet"
            onClick={() => void forget('/users/me/memories', 'I have forgotten everything.')}
          >
            Forget everything
          </button>
        </>
      )}
      <WriteFirst api={api} />
    </section>
  );
}

function Shown({ memory, onEdit, onForget }: { memory: Memory; onEdit: () => void; onForget: () => void }) {
  const { id, text, kind, createdOn, expiresOn } = memory;
  return (
    <>
      <blockquote id={`memory-${id}`}>{text}</blockquote>
      <small>
        {kinds[kind]}. You said this on {dayWords(createdOn)}. I keep it until {dayWords(expiresOn)}.
      </small>
      <div class="memory-choices">
        <button type="button" id={`edit-${id}`} class="quiet small" aria-describedby={`memory-${id}`} onClick={onEdit}>
          Change
        </button>
        <button type="button" class="quiet small" aria-describedby={`memory-${id}`} onClick={onForget}>
          Delete
        </button>
      </div>
    </>
  );
}

function Edit({
  memory,
  onSave,
  onCancel,
}: {
  memory: Memory;
  onSave: (text: string) => Promise<string>;
  onCancel: () => void;
}) {
  const [failure, setFailure] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(field.current?.value ?? '').then(setFailure);
      }}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
    >
      <label>
        Your words
        <input
          ref={field}
          maxLength={160}
          required
          defaultValue={memory.text}
          aria-invalid={failure !== ''}
          aria-describedby={`why-${memory.id}`}
        />
      </label>
      <p class="failure" id={`why-${memory.id}`} role="alert">
        {failure}
      </p>
      <div class="memory-choices">
        <button type="submit" class="small">
          Save
        </button>
        <button type="button" class="quiet small" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function dayWords(on: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
}
