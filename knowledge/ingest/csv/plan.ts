// Works out how a file is to be read, with the evidence for each decision, before a single row is handed over.
import type { Evidence, ReadOptions, SourceFile } from '../importer.ts';
import { type FileProblem, refusal } from '../report.ts';
import { accountIdOf, numberAbove, signatureOf } from './accounts.ts';
import type { Decimal } from './amounts.ts';
import { byHeader, type Columns } from './assign.ts';
import { byCells } from './cells.ts';
import { decideDateOrder } from './date-order.ts';
import { type DateParts, datePartsOf, withDay } from './date-parts.ts';
import type { DateOrder } from './dates.ts';
import { kindOf } from './line.ts';
import { decideCurrency, decideDecimal } from './marks.ts';
import { type CsvRecord, readRecords } from './records.ts';
import { shapeOf } from './shape.ts';
import { decideSign, type SignRule } from './sign.ts';
import { type AccountCounts, type Survey, survey } from './survey.ts';
import { inspect } from './text.ts';

/** Everything needed to read the rows of a file. */
export interface Plan {
  encoding: string;
  delimiter: string;
  header: CsvRecord | null;
  /** Records up to this line are not rows. */
  after: number;
  /** Cells of a row; null when rows may have more than the header names. */
  width: number | null;
  /** Day, month and year in three columns. */
  parts: DateParts | null;
  columns: Columns;
  dateOrder: DateOrder | null;
  decimal: Decimal;
  sign: SignRule;
  isOwed: boolean;
  isCard: boolean;
  hasFee: boolean;
  useIds: boolean;
  currency: string | null;
  currencies: number;
  choices: ReadOptions['choices'];
  signature: string;
  soleAccount: string | null;
  numberAbove: string | null;
  accounts: Map<string, AccountCounts>;
  /** Do the newest rows come last (up) or first (down)? Null when the file does not say. */
  runs: 'up' | 'down' | null;
  evidence: Evidence[];
  found: Survey;
}

const show = (names: string[]): string =>
  names
    .map((name) => name.trim())
    .filter(Boolean)
    .slice(0, 8)
    .map((name) => `"${name.slice(0, 40)}"`)
    .join(', ');

/** Looks at a file twice, its head and then all of it, and decides. Throws the refusals `Importer.read` names. */
export async function planOf(file: SourceFile, { today, choices }: ReadOptions): Promise<Plan> {
  const text = await inspect(file, choices.encoding);
  const cut = await shapeOf(text.head, choices.delimiter);
  const parts = cut?.header
    ? datePartsOf(
        cut.header.cells,
        cut.rows.map(({ cells }) => cells),
      )
    : null;
  const shape = cut && {
    ...cut,
    header: cut.header && withDay(cut.header, parts, 'Date'),
    rows: cut.rows.map((row) => withDay(row, parts)),
  };
  const isHeaderOnly = shape?.header && shape.rows.length === 0;
  if (!shape) {
    // A quote that swallows the file leaves no table: the reason is better said by reading it.
    for (const delimiter of [',', ';']) for await (const _ of readRecords(file, text.encoding, delimiter)) void _;
    throw refusal(
      'UNREADABLE_FILE',
      'This file is text, but not a table: no comma, semicolon, tab or bar cuts it into columns. Export it as CSV, or say --delimiter.',
    );
  }
  const header = shape.header;
  const sample = shape.rows.map(({ cells }) => cells);
  let columns = header ? byHeader(header.cells, sample) : byCells(sample);
  refuseInvestments(columns, sample.length);
  const likeRows = sample.filter((cells) => kindOf(cells, columns) === 'row');
  if (likeRows.length > 0 && likeRows.length < sample.length)
    columns = header ? byHeader(header.cells, likeRows) : byCells(likeRows);
  if (!isHeaderOnly) needColumns(columns, header);
  const after = header ? header.line : (shape.preamble.at(-1)?.line ?? 0);
  const number = columns.account === null ? numberAbove(shape.preamble) : null;
  const records = readRecords(file, text.encoding, shape.delimiter, parts);
  const found = await survey(records, columns, { after, today, header: header?.cells ?? null, number });
  if (found.rows === 0) throw nothing(header, found);
  if (found.second)
    throw refusal(
      'AMBIGUOUS_FILE',
      `Line ${found.second.line} starts a second table, which ${found.second.because}. Save each table as a file of its own and import them one by one.`,
    );
  if (header === null && found.cut === found.rows)
    throw refusal(
      'AMBIGUOUS_FILE',
      'The amounts seem to be cut in two by the commas inside them: each is a whole number with two or three digits in the next column. Export the file with quotes, with semicolons between the cells, or say --delimiter.',
    );
  const { decimal, evidence: decimalEvidence } = decideDecimal(found, columns, shape.delimiter, choices);
  const currency = decideCurrency(found, columns, choices);
  const dates = decideDateOrder(found, choices, {
    fileName: file.name,
    today,
    language: columns.language,
    delimiter: shape.delimiter,
    decimal,
    hasDecimals: found.decimals[decimal] > 0,
    currency: currency?.decided ?? null,
  });
  if (found.readable === 0) throw await unreadable(found);
  const counts = dates.order ? found.orders[dates.order] : found.fixed;
  const byDays = counts.up === counts.down ? null : counts.up > counts.down ? 'up' : 'down';
  const sign = decideSign(found, columns, decimal, choices, byDays);
  const numbers = [...found.accounts.keys()].filter((key) => key !== '');
  const { upIn, upOut, downIn, downOut } = found.signs[decimal].balance;
  const [up, down] = [Math.max(upIn, upOut), Math.max(downIn, downOut)];
  const runs = byDays ?? (up === down ? null : up > down ? 'up' : 'down');
  const { withFee, withoutFee } = found.signs[decimal];
  const useIds = columns.id !== null && found.idsUnique && found.idsMissing === 0;
  const plan: Plan = {
    encoding: text.encoding,
    delimiter: shape.delimiter,
    header,
    after,
    // A last column that the header has no name for is in every row; a comma that nobody quoted is in some, or cuts amounts.
    width: found.wide === found.rows && found.cut * 2 < found.rows ? null : columns.names.length,
    parts,
    columns,
    dateOrder: dates.order,
    decimal,
    sign: sign.rule,
    isOwed: sign.isOwed,
    isCard: columns.hasCard || found.paid > 0,
    hasFee: columns.fee !== null && withFee > withoutFee,
    useIds,
    currency: currency?.decided ?? null,
    currencies: found.currencies.size,
    choices,
    signature: signatureOf(header?.cells ?? null, columns),
    soleAccount: numbers.length === 1 ? (numbers[0] ?? null) : null,
    numberAbove: number,
    accounts: found.accounts,
    runs,
    evidence: [],
    found,
  };
  const name = columns.names;
  const say = (what: string, decided: string, because: string): Evidence => ({ what, decided, because });
  plan.evidence = [
    text.evidence,
    say('delimiter', shape.delimiter === '\t' ? 'tab' : shape.delimiter, shape.because),
    header
      ? say(
          'header',
          `line ${header.line}`,
          `its cells are names of columns${columns.language ? ` (${columns.language})` : ''}: ${show(header.cells)}`,
        )
      : say('header', 'none', 'the first row already holds a date and an amount'),
    ...(columns.dates[0] === undefined ? [] : [dateEvidence(columns, parts)]),
    ...(dates.evidence ? [dates.evidence] : []),
    ...(decimalEvidence ? [decimalEvidence] : []),
    sign.evidence,
    ...(currency ? [currency] : []),
    accountEvidence(plan, numbers),
    useIds
      ? say('ids', `"${name[columns.id ?? -1]}"`, 'the column is filled and different in every row')
      : say(
          'ids',
          'made from account, date, amount and text',
          columns.id === null
            ? 'the file has no column of ids'
            : `"${name[columns.id]}" is not filled and different in every row`,
        ),
    ...(columns.fee === null
      ? []
      : [
          say(
            'fee',
            plan.hasFee ? 'added to the amount' : 'not added to the amount',
            plan.hasFee ? 'the balance falls by both' : 'no balance says that it comes on top',
          ),
        ]),
    ...(columns.originals.length === 0
      ? []
      : [
          say(
            'foreign currency',
            'left out',
            `${show(columns.originals)} is what the shop asked; the amount is what the account was charged`,
          ),
        ]),
    ...skipped(found),
  ];
  return plan;
}

function dateEvidence(columns: Columns, parts: DateParts | null): Evidence {
  const [first = 0, second] = columns.dates;
  if (parts?.width === first)
    return {
      what: 'date',
      decided: show(parts.at.map((at) => columns.names[at] ?? '')),
      because: 'year, month and day stand in columns of their own',
    };
  const decided = `"${columns.names[first]}"`;
  if (second === undefined) return { what: 'date', decided, because: 'it is the only column of dates' };
  return {
    what: 'date',
    decided,
    because: `it is the booking day or the better match; "${columns.names[second]}" is used only where it is empty`,
  };
}

function accountEvidence(plan: Plan, numbers: string[]): Evidence {
  const { columns, choices } = plan;
  const isCard = plan.isCard && choices.accountType === undefined ? ' It is read as a card.' : '';
  if (numbers.length > 0 && columns.account !== null)
    return {
      what: 'account',
      decided: numbers.length === 1 ? 'one, by its number' : `${numbers.length}, by their numbers`,
      because: `"${columns.names[columns.account]}" holds the number.${isCard}`,
    };
  if (plan.numberAbove)
    return { what: 'account', decided: 'one, by its number', because: `the lines above the table name it.${isCard}` };
  if (choices.account) return { what: 'account', decided: choices.account, because: 'you said so (--account)' };
  return {
    what: 'account',
    decided: `one (${accountIdOf('', plan).slice(0, 8)})`,
    because: `the file names none; files with the same columns go to the same account. --account gives it a name.${isCard}`,
  };
}

function skipped({ notes, totals, headers, more }: Survey): Evidence[] {
  const parts = [
    notes ? `${notes} with text only` : '',
    totals ? `${totals} with totals or balances` : '',
    headers ? `${headers} that repeat the header` : '',
    more ? `${more} that go on with the text above` : '',
  ].filter(Boolean);
  if (parts.length === 0) return [];
  return [{ what: 'lines that are no rows', decided: parts.join(', '), because: 'they hold no date with an amount' }];
}

function refuseInvestments(columns: Columns, rows: number): void {
  const names = columns.investment.map((name) => name.toLowerCase());
  const hasHolding = names.some((name) =>
    /share|stuck|stück|ticker|symbol|isin|wkn|cusip|security|instrument|titre|titulo|titolo|papier|papir|fond|coin|asset|osak|anteil/.test(
      name,
    ),
  );
  if (names.length < 2 || !hasHolding) return;
  throw refusal(
    'NOTHING_TO_IMPORT',
    `This file holds investments: ${show(columns.investment)} are columns of holdings or trades${rows ? ` (${rows} rows)` : ''}. Only bank and card transactions can be imported from CSV.`,
  );
}

function needColumns(columns: Columns, header: CsvRecord | null): void {
  const hasMoney =
    columns.amount !== null || columns.debit !== null || columns.credit !== null || columns.eitherOr !== null;
  if (columns.dates.length > 0 && hasMoney) return;
  const missing =
    columns.dates.length > 0
      ? 'a column of amounts'
      : hasMoney
        ? 'a column of dates'
        : 'columns of dates and of amounts';
  const holds = header ? ` Its columns are ${show(header.cells)}.` : '';
  throw refusal(
    'NOTHING_TO_IMPORT',
    `This file holds no bank rows: ${missing} could not be found.${holds} Export transactions with a date and an amount in each row.`,
  );
}

function nothing(header: CsvRecord | null, { notes, totals }: Survey): Error {
  const holds = header ? `a header (${show(header.cells)})` : 'no row with a date and an amount';
  const rest = notes + totals > 0 ? ` and ${notes + totals} lines of text or totals` : '';
  return refusal(
    'NOTHING_TO_IMPORT',
    `This file holds ${holds}${rest}, but no transactions. Choose a longer period and export it again.`,
  );
}

async function unreadable({ rows }: Survey): Promise<Error> {
  const message = `None of the ${rows} rows has both a day (from 1900 on) and an amount that can be read. Export the file again, or say how it is written: --date-order, --decimal, --delimiter.`;
  const problem: FileProblem = { line: null, field: null, code: 'UNREADABLE_FILE', message };
  return refusal('UNREADABLE_FILE', message, [problem]);
}
