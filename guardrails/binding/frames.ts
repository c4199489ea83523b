// A fact said in its own words: its whole label directly before the figure, as in "Change in groceries spending, October 2026: {{f5}}".
import { formatPeriod } from '../../knowledge/calendar.ts';
import type { Known, Meant } from './meanings.ts';
import type { Place, Placed, Scene } from './scene.ts';
import { saysValue } from './values.ts';

const LINK = /(?::| is| was| are| were| =| would be| will be| comes to| came to) ?[*_]*$/;
const LEAD = /(?:^|[.;:!?]\s|\n)\s*(?:(?:[-*•]|\d{1,2}[.)]) )?[*_]*(?:(?:and |so |here, )?(?:your|the) )?[*_]*$/;

/** Is the whole label said directly before the figure, with nothing before it that could narrow it? */
export function isInOwnWords({ lower, entities }: Scene, { figure }: Placed, { fact, label, key }: Meant): boolean {
  if (label.length < 8 || !label.includes(' ')) return false;
  if (figure.kind !== 'reference' && !saysValue(figure, fact, 'plain')) return false;
  const before = lower.slice(0, figure.start).trimEnd();
  if (!before.includes(label)) return false;
  const link = LINK.exec(before.slice(-24));
  if (!link) return false;
  let said = before.slice(0, before.length - link[0].length);
  const when = fact.period && formatPeriod(fact.period).toLowerCase();
  for (const written of when ? [`, ${when}`, ` in ${when}`, ` (${when})`] : [])
    if (said.endsWith(written)) said = said.slice(0, -written.length);
  if (!said.endsWith(label) || !LEAD.test(said.slice(0, -label.length))) return false;
  const start = said.length - label.length;
  if (entities.some((name) => name.key !== key && (name.start < start || name.end > said.length))) return false;
  if (fact.entity && !label.includes(fact.entity.toLowerCase())) return false;
  // "$40 a month", "$40 less" go on with the sentence and are checked as such.
  return /^[*_")]*(?:[.,;!)\n|]|$| \()/.test(lower.slice(figure.end));
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
