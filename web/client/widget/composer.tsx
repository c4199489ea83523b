// Where the customer types. Enter sends, Shift+Enter makes a new line; while the coach answers, the button stops it.
import { useRef, useState } from 'preact/hooks';

/** The text box and its button. */
export function Composer({
  isRunning,
  onAsk,
  onStop,
}: {
  isRunning: boolean;
  onAsk: (text: string) => void;
  onStop: () => void;
}) {
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);

  function send() {
    const question = text.trim();
    if (!question || isRunning) return;
    setText('');
    onAsk(question);
    box.current?.focus();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="hidden" for="question">
        Your question
      </label>
      <textarea
        id="question"
        ref={box}
        rows={2}
        maxLength={8000}
        placeholder="Ask about your money"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      {isRunning ? (
        <button type="button" onClick={onStop}>
          Stop
        </button>
      ) : (
        <button type="submit" disabled={text.trim() === ''}>
          Ask
        </button>
      )}
    </form>
  );
}
