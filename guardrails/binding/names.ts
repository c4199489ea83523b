// Figures that say no quantity: digits of a name or of a label said word for word, and "one" for a thing.
import type { Figure } from '../../knowledge/figures.ts';
import type { Span } from '../rail.ts';
import type { Case } from './case.ts';
import { labelPlaces } from './frames.ts';
import type { Known } from './meanings.ts';
import type { Placed, Scene } from './scene.ts';

// Digits of a name: "ending in 4523", "Motel 6", "30-day" when the label says so.
/** Does this figure only stand in a name or a turn of speech, so that it says no quantity? */
export function isInName({ scene, known }: Case, placed: Placed): boolean {
  const { figure } = placed;
  if (isPronoun(scene, figure)) return true;
  const referenced = scene.placed.filter(({ figure: other }) => other.kind === 'reference');
  const isWithin = ({ start, end }: Span) => figure.start >= start && figure.end <= end;
  if (labelPlaces({ ...scene, placed: referenced }, known).some(isWithin)) return true;
  if (scene.entities.some(({ start, end }) => figure.start >= start && figure.end <= end)) return true;
  if (isInTextFact(scene, known, figure)) return true;
  const written = figure.text.toLowerCase();
  if (figure.kind !== 'duration' && figure.kind !== 'count' && figure.kind !== 'unclear') return false;
  if (/^[x*#•]?\d{3,4}$/.test(written)) {
    const digits = written.replace(/\D/g, '');
    return (
      known.all.some(({ stems }) => stems.has(digits)) &&
      /(?:ending(?: in| with)?|ends in|[x*•….#(-]) ?$/.test(scene.lower.slice(0, figure.start))
    );
  }
  return figure.kind === 'duration' && scene.placed.some(({ meant }) => meant?.label.includes(written));
}

// "Cancel one that you do not use", "the last one charged": the word stands for a thing and counts none.
function isPronoun({ lower }: Scene, { text, start, end }: Figure): boolean {
  if (text.toLowerCase() !== 'one') return false;
  const before = lower.slice(Math.max(0, start - 24), start);
  if (
    /\b(?:have|has|had|made|got|gets|is|are|was|were|be|only|just|exactly|about|than|to|of|in|or|and|: ?) $/.test(
      before,
    )
  )
    return false;
  return (
    /^(?:[.!?,;]? *$| (?:that|which|who|is not|isn't|looks|seems|charged|you)\b)/.test(lower.slice(end)) ||
    /\b(?:the last|the next|the other|a new|another|this|that|which|any|every|each) $/.test(before)
  );
}

// Figures inside the words of a text fact, said as they stand.
function isInTextFact({ lower }: Scene, { all }: Known, { start, end }: Span): boolean {
  return all.some(({ fact }) => {
    if (fact.unit !== 'text' || fact.display.length < 8) return false;
    const at = lower.indexOf(fact.display.toLowerCase());
    return at >= 0 && start >= at && end <= at + fact.display.length;
  });
}
