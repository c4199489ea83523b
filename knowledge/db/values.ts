// How values come back from the database: whole numbers as numbers, days as YYYY-MM-DD, moments as ISO 8601 in UTC; and how a list goes in.
import { type SQL, sql } from 'drizzle-orm';
import pg from 'pg';

type Parse = (text: string) => unknown;

const OID = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700 };
const ARRAY_OID = { int8: 1016, date: 1182, timestamp: 1115, timestamptz: 1185, numeric: 1231, uuid: 2951 };
const TEXT_ARRAY_OID: number = 1009;

const textOf: Parse = (text) => text;
const byOid = new Map<number, Parse>([
  [OID.int8, toNumber],
  [OID.numeric, toNumber],
  [OID.date, textOf],
  [OID.timestamp, textOf],
  [OID.timestamptz, toIsoTime],
  [ARRAY_OID.int8, each(toNumber)],
  [ARRAY_OID.numeric, each(toNumber)],
  [ARRAY_OID.date, each(textOf)],
  [ARRAY_OID.timestamp, each(textOf)],
  [ARRAY_OID.timestamptz, each(toIsoTime)],
  [ARRAY_OID.uuid, each(textOf)],
]);

/** The type parsers of our own connections; other users of `pg` in this process keep theirs. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === 'binary' ? undefined : byOid.get(oid)) ?? pg.types.getTypeParser(oid, format),
};

/** bigint and numeric (what `sum` of a bigint is). Throws RangeError where a double could not hold the whole number. */
function toNumber(text: string): number {
  const value = Number(text);
  if (!text.includes('.') && !Number.isSafeInteger(value))
    throw new RangeError('a whole number from the database is too big');
  return value;
}

function toIsoTime(text: string): string {
  const utc = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)\+00$/.exec(text);
  if (utc) return `${utc[1]}T${utc[2]}Z`;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString();
}

function each(parse: Parse): Parse {
  const split: Parse = pg.types.getTypeParser(TEXT_ARRAY_OID);
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    return typeof value === 'string' ? parse(value) : value;
  };
  return (text) => walk(split(text));
}

/** SQL: a list of texts as an array, in one parameter however long it is. */
export function textArray(values: readonly string[]): SQL {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
}

/** SQL: a list of ids as an array. */
export function uuidArray(ids: readonly string[]): SQL {
  return sql`${textArray(ids)}::uuid[]`;
}
