// The newest score on a scale of 0 to 100, what it says, and the check-ins before it.
import { useEffect, useRef } from 'preact/hooks';
import type { WellbeingScaleView, WellbeingView } from '../../protocol/rest.ts';

/** The score, its words and its history. */
export function CheckInResult({
  scale: { average, caution },
  mine: { checkIns, words },
  onAgain,
}: {
  scale: WellbeingScaleView;
  mine: WellbeingView;
  onAgain: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [latest] = checkIns;
  // A new score is read out from its heading on.
  useEffect(() => heading.current?.focus(), [latest?.id]);
  if (!latest) return null;
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        Your well-being score is {latest.score}
      </h2>
      <Scale score={latest.score} average={average} />
      <p>{words}</p>
      <p>{caution}</p>
      <p>
        <small>
          The US average in {average.year} was {average.score}. Source:{' '}
          <a href={average.url} target="_blank" rel="noreferrer">
            {average.source}
          </a>
          . The statements are those of the CFPB Financial Well-Being Scale.
        </small>
      </p>
      <button type="button" onClick={onAgain}>
        Take the check-in again
      </button>
      <table>
        <caption>Your check-ins</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" class="amount">
              Score
            </th>
            <th scope="col" class="amount">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          {checkIns.map(({ id, takenOn, score }, index) => (
            <tr key={id}>
              <td>{dayWords(takenOn)}</td>
              <td class="amount">{score}</td>
              <td class="amount">{changeOf(score, checkIns[index + 1]?.score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The picture's units: 100 points are 320 wide, with room for the labels at both ends; drawn near its own size on a phone. */
const WIDTH = 320;
const MARGIN = 20;
const at = (score: number) => MARGIN + (score / 100) * WIDTH;

function Scale({ score, average }: { score: number; average: WellbeingScaleView['average'] }) {
  const said = `${score} on a scale from 0 to 100. The US average in ${average.year} was ${average.score}.`;
  return (
    <svg class="scale" viewBox={`0 0 ${WIDTH + 2 * MARGIN} 96`} role="img" aria-label={said}>
      <line class="track" x1={at(0)} x2={at(100)} y1="48" y2="48" />
      <line class="done" x1={at(0)} x2={at(score)} y1="48" y2="48" />
      <line class="average" x1={at(average.score)} x2={at(average.score)} y1="36" y2="66" />
      <text x={at(average.score)} y="86" text-anchor="middle">
        US average {average.score}
      </text>
      <circle cx={at(score)} cy="48" r="11" />
      <text class="score" x={at(score)} y="26" text-anchor="middle">
        {score}
      </text>
      <text x={at(0)} y="86" text-anchor="middle">
        0
      </text>
      <text x={at(100)} y="86" text-anchor="middle">
        100
      </text>
    </svg>
  );
}

function changeOf(score: number, before: number | undefined): string {
  if (before === undefined) return '';
  return score > before ? `+${score - before}` : `${score - before}`;
}

function dayWords(on: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
}
