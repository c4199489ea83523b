// A fact said in its own words: its whole label directly before the figure, as in "Change in groceries spending, October 2026: {{f5}}".
import { formatPeriod } from '../../knowledge/calendar.ts';
import type { Fact } from '../../knowledge/fact.ts';
import { isTakenOff } from './directions.ts';
import type { Known, Meant } from './meanings.ts';
import type { Place, Placed, Scene } from './scene.ts';
import { saysValue } from './values.ts';

const LINK = /(?::| is| was| are| were| =| would be| will be| comes to| came to) ?[*_]*$/;
const LEAD = /(?:^|[.;:!?]\s|\n)\s*(?:(?:[-*•]|\d{1,2}[.)]) )?[*_]*(?:(?:and |so |here, )?(?:your|the) )?[*_]*$/;

/** Is the whole label said directly before the figure, with nothing before it that could narrow it? */
export function isInOwnWords(scene: Scene, { figure }: Placed, meant: Meant): boolean {
  const { fact, label, key } = meant;
  const { lower, entities } = scene;
  if (!isPhrase(label) || (fact.entity && !label.includes(fact.entity.toLowerCase()))) return false;
  if (figure.kind !== 'reference' && !saysValue(figure, fact, 'plain')) return false;
  const said = namedBefore(scene, figure);
  if (!said?.includes(label)) return false;
  const named = withoutPeriod(said, meant);
  const start = named.length - label.length;
  if (!isFramed(named, label)) return false;
  if (entities.some((name) => name.key !== key && (name.start < start || name.end > named.length))) return false;
  // "$40 a month", "$40 less" go on with the sentence and are checked as such.
  return /^[*_")]*(?:[.,;!)\n|]|$| \()/.test(lower.slice(figure.end));
}

/** Is the figure called by the whole label of another fact: "First day of data: {{the last day}}"? */
export function isInOthersWords(scene: Scene, { figure }: Placed, meant: Meant, { all }: Known): boolean {
  const { label } = meant;
  const said = namedBefore(scene, figure);
  // "Your net worth is {{f1}} in assets less …" goes on to what it is called.
  const next = scene.placed.find((each) => each.isMeasure && each.figure.start >= figure.end);
  if (!said || (next && isTakenOff(scene, next))) return false;
  const isOther = (other: Meant) => {
    if (!isPhrase(other.label) || !said.includes(other.label)) return false;
    return isFramed(withoutPeriod(said, other), other.label) && other.label !== label.replace(/^total /, '');
  };
  return !isFramed(withoutPeriod(said, meant), label) && all.some(isOther);
}

// One word, or a few letters, names too many things.
const isPhrase = (label: string) => label.length >= 8 && label.includes(' ');
const isFramed = (said: string, label: string) => said.endsWith(label) && LEAD.test(said.slice(0, -label.length));

// What a figure is called: the text before "is" or a colon before it.
function namedBefore({ lower }: Scene, { start }: { start: number }): string | null {
  const before = lower.slice(0, start).trimEnd();
  const link = LINK.exec(before.slice(-24));
  return link && before.slice(0, before.length - link[0].length);
}

function withoutPeriod(said: string, { fact }: Meant): string {
  const when = periodWords(fact);
  const written = when && [`, ${when}`, ` in ${when}`, ` (${when})`].find((each) => said.endsWith(each));
  return written ? said.slice(0, -written.length) : said;
}

const periods = new WeakMap<Fact, string>();

/** The period of a fact in words, lower case; written out once, as each sentence asks for it many times. */
function periodWords(fact: Fact): string | undefined {
  if (!fact.period) return undefined;
  const words = periods.get(fact) ?? formatPeriod(fact.period).toLowerCase();
  periods.set(fact, words);
  return words;
}

/** The places where the labels of these facts stand word for word; what they hold is a name, not a time. */
export function labelPlaces({ lower, placed }: Scene, { all }: Known): Place[] {
  const isWritten = placed.some(({ figure }) => figure.kind !== 'reference');
  const said = isWritten ? all : placed.flatMap(({ meant }) => (meant ? [meant] : []));
  return said.flatMap(({ label }) => {
    const start = label.includes(' ') ? lower.indexOf(label) : -1;
    return start < 0 ? [] : [{ start, end: start + label.length }];
  });
}
