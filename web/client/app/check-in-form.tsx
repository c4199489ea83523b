// The ten statements as groups of radio buttons. Nothing is sent until each has an answer; what is missing is named and shown.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WellbeingScaleView } from '../../protocol/rest.ts';

/** A filled-in check-in, as POST /users/me/wellbeing takes it. */
export interface FilledIn {
  answers: Record<string, string>;
  age_group: string;
  method: string;
}

interface Group {
  name: string;
  /** How it is called when its answer is missing: "Question 3". */
  called: string;
  heading: string;
  asked?: string;
  choices: { id: string; label: string }[];
}

const AGE = 'age_group';
const METHOD = 'method';

/** What each group of choices is called that is none of the scale's statements. */
const LABELS: Record<string, string> = {
  '18-61': '18 to 61',
  '62-plus': '62 or older',
  'read-self': 'I read it myself',
  'read-to-me': 'Someone reads it to me',
};

/** The form. `onSend` gives back why it was not kept, or nothing. */
export function CheckInForm({
  scale,
  onSend,
}: {
  scale: WellbeingScaleView;
  onSend: (filledIn: FilledIn) => Promise<string>;
}) {
  const [chosen, setChosen] = useState<Record<string, string>>({ [METHOD]: scale.methods[0] ?? '' });
  const [missing, setMissing] = useState<string[]>([]);
  const [failure, setFailure] = useState('');
  const [isSending, setSending] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const groups = groupsOf(scale);
  const answered = scale.items.filter(({ id }) => chosen[id]).length;
  const stillMissing = groups.filter(({ name }) => missing.includes(name) && !chosen[name]);

  async function send(event: Event) {
    event.preventDefault();
    setFailure('');
    const open = groups.filter(({ name }) => !chosen[name]);
    setMissing(open.map(({ name }) => name));
    const [first] = open;
    if (first) {
      form.current?.querySelector<HTMLInputElement>(`input[name="${first.name}"]`)?.focus();
      return;
    }
    setSending(true);
    const answers = Object.fromEntries(scale.items.map(({ id }) => [id, chosen[id] ?? '']));
    const problem = await onSend({ answers, age_group: chosen[AGE] ?? '', method: chosen[METHOD] ?? '' });
    setSending(false);
    setFailure(problem);
  }

  return (
    <form ref={form} noValidate onSubmit={(event) => void send(event)}>
      <h2 ref={heading} tabIndex={-1}>
        How does money feel right now?
      </h2>
      <p>There are {scale.items.length} short statements. Choose what fits you best. No answer is right or wrong.</p>
      <div class="progress">
        <progress max={scale.items.length} value={answered} aria-label="Statements answered" />
        <span>
          {answered} of {scale.items.length} answered
        </span>
      </div>
      {groups.map((group) => (
        <Choices
          key={group.name}
          group={group}
          chosen={chosen[group.name]}
          isMissing={stillMissing.includes(group)}
          onChoose={(id) => setChosen((before) => ({ ...before, [group.name]: id }))}
        />
      ))}
      <p class="failure" role="alert">
        {failure || missingWords(stillMissing)}
      </p>
      <button type="submit" disabled={isSending}>
        See my score
      </button>
    </form>
  );
}

function Choices({
  group: { name, heading, asked, choices },
  chosen,
  isMissing,
  onChoose,
}: {
  group: Group;
  chosen: string | undefined;
  isMissing: boolean;
  onChoose: (id: string) => void;
}) {
  const described = [asked && `${name}-asked`, isMissing && `${name}-missing`].filter(Boolean).join(' ');
  return (
    <div
      class="group"
      role="radiogroup"
      aria-labelledby={`${name}-heading`}
      aria-describedby={described || undefined}
      aria-invalid={isMissing}
      aria-required
    >
      <h3 id={`${name}-heading`}>{heading}</h3>
      {asked && (
        <p id={`${name}-asked`} class="asked">
          {asked}
        </p>
      )}
      {isMissing && (
        <p id={`${name}-missing`} class="failure">
          Choose one answer.
        </p>
      )}
      <div class="choices">
        {choices.map(({ id, label }) => (
          <label key={id}>
            <input type="radio" name={name} value={id} checked={chosen === id} onChange={() => onChoose(id)} /> {label}
          </label>
        ))}
      </div>
    </div>
  );
}

function groupsOf({ items, ageGroups, methods }: WellbeingScaleView): Group[] {
  const labelled = (ids: string[]) => ids.map((id) => ({ id, label: LABELS[id] ?? id }));
  return [
    ...items.map(({ id, text, asked, choices }, index) => ({
      name: id,
      called: `Question ${index + 1}`,
      heading: `${index + 1}. ${text}`,
      asked,
      choices,
    })),
    { name: AGE, called: 'Your age', heading: 'How old are you?', choices: labelled(ageGroups) },
    { name: METHOD, called: 'Who reads', heading: 'Who reads the statements?', choices: labelled(methods) },
  ];
}

/** "Question 3 has no answer yet." */
function missingWords(missing: Group[]): string {
  const names = missing.map(({ called }) => called);
  if (names.length === 0) return '';
  if (names.length === 1) return `${names[0]} has no answer yet.`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} have no answer yet.`;
}
