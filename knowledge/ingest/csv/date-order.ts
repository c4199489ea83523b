// Which part of a date is the day: decided by the whole file, then by where the file comes from, else asked.
import { addDays, daysBetween, type IsoDate } from '../../calendar.ts';
import type { Choices, Evidence } from '../importer.ts';
import { refusal } from '../report.ts';
import type { Decimal } from './amounts.ts';
import { type DateOrder, dateOf } from './dates.ts';
import type { Language } from './header-roles.ts';
import type { OrderCounts, Survey } from './survey.ts';

/** What else is known of a file when its dates are looked at. */
export interface Surroundings {
  fileName: string;
  today: IsoDate;
  language: Language | null;
  delimiter: string;
  decimal: Decimal;
  hasDecimals: boolean;
  currency: string | null;
}

const SAID: Record<DateOrder, string> = { dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' };
/** An export is of at most about a year before the day its name gives. */
const NAME_DAYS = 400;

/** The order of a file's dates, null when its dates need none. Throws AMBIGUOUS_FILE when nothing tells day and month apart. */
export function decideDateOrder(
  found: Survey,
  choices: Choices,
  about: Surroundings,
): { order: DateOrder | null; evidence: Evidence | null } {
  const say = (order: DateOrder, because: string) => ({
    order,
    evidence: { what: 'date order', decided: SAID[order], because },
  });
  if (choices.dateOrder) return say(choices.dateOrder, 'you said so (--date-order)');
  if (found.ambiguousDates === 0) return { order: null, evidence: null };
  const { dmy, mdy, ymd } = found.orders;
  const fits = (counts: OrderCounts): boolean => counts.valid === found.ambiguousDates;
  if (!fits(dmy) && !fits(mdy)) {
    if (fits(ymd)) return say('ymd', 'read in any other order some dates do not exist');
    const best = dmy.valid >= mdy.valid ? 'dmy' : 'mdy';
    return say(best, 'more dates exist read this way than in any other order');
  }
  if (fits(dmy) !== fits(mdy)) {
    const order = fits(dmy) ? 'dmy' : 'mdy';
    return say(
      order,
      `read the other way, ${found.ambiguousDates - (fits(dmy) ? mdy : dmy).valid} of ${found.ambiguousDates} dates do not exist`,
    );
  }
  if (found.differ === 0) return say('dmy', 'day and month are the same number in every date');
  if ((dmy.future === 0) !== (mdy.future === 0))
    return say(dmy.future === 0 ? 'dmy' : 'mdy', 'read the other way, some dates are in the future');
  const named = dateInName(about.fileName, about.today);
  if (named !== null && isBefore(dmy, named) !== isBefore(mdy, named))
    return say(
      isBefore(dmy, named) ? 'dmy' : 'mdy',
      `read the other way, some rows are newer than the file, whose name says ${named}`,
    );
  const sorted = (counts: OrderCounts): boolean => counts.up === 0 || counts.down === 0;
  if (sorted(dmy) !== sorted(mdy) && dmy.up + dmy.down >= 2)
    return say(
      sorted(dmy) ? 'dmy' : 'mdy',
      'read this way the rows are in order of their dates, read the other way they are not',
    );
  if (Math.max(dmy.near, mdy.near) > 0 && Math.min(dmy.near, mdy.near) <= Math.max(dmy.near, mdy.near) / 2)
    return say(
      dmy.near > mdy.near ? 'dmy' : 'mdy',
      'read this way the two dates of a row are days apart, read the other way months',
    );
  return byOrigin(found, about, say);
}

function byOrigin(
  found: Survey,
  about: Surroundings,
  say: (order: DateOrder, because: string) => { order: DateOrder; evidence: Evidence },
) {
  if (found.marks.has('.')) return say('dmy', 'dates with dots start with the day');
  if (about.language !== null && about.language !== 'en')
    return say('dmy', `the header is in a language ("${about.language}") that puts the day first`);
  if (about.hasDecimals && about.decimal === ',') return say('dmy', 'countries with a decimal comma put the day first');
  if (about.currency !== null && about.currency !== 'USD' && about.currency !== 'CAD' && about.currency !== 'PHP')
    return say('dmy', `banks with accounts in ${about.currency} put the day first`);
  if (about.currency === 'USD' || found.dollars > 0)
    return say('mdy', 'dollar amounts, and dates with no sign of another country: US banks put the month first');
  if (about.delimiter === ';' && about.language === null)
    return say('dmy', 'semicolons between the cells are used where the day comes first');
  throw refusal(
    'AMBIGUOUS_FILE',
    'Day and month cannot be told apart in this file: no day is above 12, the rows are in order both ways, and no currency or language says where it is from. ' +
      'Say which comes first: --date-order dmy (day first) or --date-order mdy (month first).',
  );
}

function isBefore(counts: OrderCounts, named: IsoDate): boolean {
  return counts.last !== null && counts.last <= addDays(named, 1);
}

/** The newest day a file's name holds, such as 20180226 or 2018-02-26; exports are often named for the day they were made. */
function dateInName(name: string, today: IsoDate): IsoDate | null {
  const days = (name.match(/(?<!\d)20\d{2}[-_.]?[01]\d[-_.]?[0-3]\d(?!\d)/g) ?? [])
    .map((text) => dateOf(text.replace(/\D/g, ''))?.fixed ?? null)
    .filter((on) => on !== null && on <= addDays(today, 1) && daysBetween(on, today) < NAME_DAYS * 50);
  return days.sort().at(-1) ?? null;
}
