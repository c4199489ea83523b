// OFX's dates: 20110331120000.000[-5:EST]. The day is the one the bank wrote, in its own time zone.
import { type IsoDate, isIsoDate } from '../../calendar.ts';

const DATE = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?/;
const ZONE = /\[\s*([+-]?\d{1,2}(?:\.\d+)?)\s*(?::[^\]]*)?\]/;

/** The day of an OFX date; null when it is none, or a day that does not exist. */
export function readOfxDay(text: string): IsoDate | null {
  const match = DATE.exec(text.trim());
  const on = match ? `${match[1]}-${match[2]}-${match[3]}` : '';
  return isIsoDate(on) ? on : null;
}

/** The moment of an OFX date, ISO 8601 with the bank's offset, so that its first ten letters are the bank's day; noon when it names no time. */
export function readOfxMoment(text: string): string | null {
  const on = readOfxDay(text);
  if (!on) return null;
  const [, , , , hour = '12', minute = '00', second = '00'] = DATE.exec(text.trim()) ?? [];
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  const zone = ZONE.exec(text)?.[1];
  const minutes = Math.round(Number(zone ?? 0) * 60);
  if (!isTime || Math.abs(minutes) > 14 * 60) return `${on}T12:00:00Z`;
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
  return `${on}T${hour}:${minute}:${second}${minutes === 0 ? 'Z' : offset}`;
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}
