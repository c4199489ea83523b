// One message: the customer's words, or the coach's reply with its sources, coach, trace and thumbs.
import type { FactView } from '../../protocol/wire.ts';
import type { Api } from '../shared/api.ts';
import { Reply } from './reply.tsx';
import { standInWords } from './stand-in.ts';
import type { ShownMessage } from './state.ts';
import { useTermPlaces } from './terms.tsx';

interface Actions {
  onFigure: (fact: FactView) => void;
  onTrace: () => void;
  onRate: (value: 'up' | 'down') => void;
  onQuiet: () => void;
}

const speakers = { customer: 'You', coach: 'Coach', operator: 'A person from our team' };

/** One message of the chat. */
export function Message({
  api,
  message,
  onFigure,
  onTrace,
  onRate,
  onQuiet,
}: { api: Api; message: ShownMessage } & Actions) {
  const isWhole = message.role === 'operator' || (message.role === 'coach' && message.model !== undefined);
  const terms = useTermPlaces(api, message.text, isWhole);
  const standIn = standInWords(message);
  return (
    <article class={`message ${message.role}`} aria-label={speakers[message.role]}>
      {message.role === 'customer' ? (
        // What a rail stopped is not kept.
        <p>{message.text || <em>This message was not kept.</em>}</p>
      ) : (
        <Reply text={message.text} spans={message.spans} terms={terms} facts={message.facts} onFigure={onFigure} />
      )}
      {message.citations.length > 0 && (
        <p class="sources">
          Read more:{' '}
          {message.citations.map((citation) => (
            <a key={citation.id} href={citation.url} target="_blank" rel="noreferrer">
              {citation.title}
            </a>
          ))}
        </p>
      )}
      {standIn && <p class="stand-in">{standIn}</p>}
      {message.role === 'coach' && message.traceId && (
        <footer>
          <span class="badge">
            {message.model === 'offline' || message.model === 'fallback' ? 'Offline coach' : message.model}
          </span>
          <button type="button" class="quiet small" onClick={onTrace}>
            How I got this
          </button>
          {message.isNotice && (
            <button type="button" class="quiet small" onClick={onQuiet}>
              Stop these messages
            </button>
          )}
          <button
            type="button"
            class="quiet small"
            aria-label="This helped"
            aria-pressed={message.feedback === 'up'}
            onClick={() => onRate('up')}
          >
            <Thumb />
          </button>
          <button
            type="button"
            class="quiet small"
            aria-label="Something is wrong with this"
            aria-pressed={message.feedback === 'down'}
            onClick={() => onRate('down')}
          >
            <Thumb isDown />
          </button>
        </footer>
      )}
    </article>
  );
}

function Thumb({ isDown = false }: { isDown?: boolean }) {
  return (
    <svg class="thumb" viewBox="0 0 24 24" aria-hidden="true" transform={isDown ? 'rotate(180)' : undefined}>
      <path d="M7 10v11H3V10h4Zm2 11V10l4-8c1.7 0 3 1.3 3 3l-.7 4H20a2 2 0 0 1 2 2.4l-1.4 8A2 2 0 0 1 18.6 21H9Z" />
    </svg>
  );
}
