// A delimited file as records with the line each starts at, batch by batch, in constant memory.
import { type CsvError, type Options, parse } from 'csv-parse';
import type { SourceFile } from '../importer.ts';
import { refusal } from '../report.ts';
import { type DateParts, withDay } from './date-parts.ts';
import { decode } from './text.ts';

/** A record and the line it starts at, counting from 1. */
export interface CsvRecord {
  cells: string[];
  line: number;
}

/** No bank writes so many columns; a file that does is something else. */
const MAX_COLUMNS = 500;
/** Characters of one record: as much as a line may have. */
const MAX_RECORD = 1024 * 1024;

function options(delimiter: string): Options {
  return {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
    // Blanks before a quote are not part of the cell; a tab may be the delimiter.
    ltrim: delimiter !== '\t',
    info: true,
  };
}

type Parsed = { record: string[]; info: { lines: number } };

function toRecord({ record, info }: Parsed): CsvRecord {
  let inside = 0;
  for (const cell of record) if (cell.includes('\n')) inside += cell.split('\n').length - 1;
  return { cells: record.map(unwrapped), line: info.lines - inside };
}

/** A spreadsheet is given ="0123" so that a number keeps its zeros: the text is meant, no formula. */
function unwrapped(cell: string): string {
  return cell.startsWith('="') && cell.length > 2 && cell.endsWith('"') ? cell.slice(2, -1) : cell;
}

/** The records of a piece of text; stops quietly at what cannot be read, because the text may be cut off. */
export async function recordsOf(text: string, delimiter: string): Promise<CsvRecord[]> {
  const found: CsvRecord[] = [];
  const source = async function* (): AsyncGenerator<string> {
    yield text.endsWith('\n') ? text : `${text}\n`;
  };
  try {
    for await (const batch of batches(source(), delimiter)) found.push(...batch);
  } catch {
    // The whole file is read later, and then this is said.
  }
  return found;
}

/** Every record of a file. Throws UNREADABLE_FILE with the line when a quote is never closed or a record is endless. */
export async function* readRecords(
  file: SourceFile,
  encoding: string,
  delimiter: string,
  parts: DateParts | null = null,
): AsyncGenerator<CsvRecord[]> {
  for await (const batch of batches(decode(file, encoding), delimiter))
    yield parts === null ? batch : batch.map((record) => withDay(record, parts));
}

async function* batches(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord[]> {
  const parser = parse(options(delimiter));
  let failure: CsvError | null = null;
  let lastLine = 0;
  parser.on('error', (error: CsvError) => {
    failure = error;
  });
  const drain = (): CsvRecord[] => {
    const batch: CsvRecord[] = [];
    for (let each = parser.read() as Parsed | null; each !== null; each = parser.read() as Parsed | null) {
      const record = toRecord(each);
      narrow(record);
      lastLine = each.info.lines;
      if (record.cells.some((cell) => cell.trim() !== '')) batch.push(record);
    }
    return batch;
  };
  try {
    for await (const chunk of chunks) {
      const written = new Promise<void>((done) => parser.write(chunk, () => done()));
      const batch = drain();
      if (failure) throw told(failure, lastLine);
      if (batch.length > 0) yield batch;
      await written;
    }
    const ended = new Promise<void>((done) => {
      parser.once('end', done);
      parser.once('error', () => done());
    });
    parser.end();
    parser.resume();
    const rest: CsvRecord[] = [];
    parser.on('data', (each: Parsed) => {
      rest.push(toRecord(each));
    });
    await ended;
    if (failure) throw told(failure, lastLine);
    for (const record of rest) narrow(record);
    const kept = rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    if (kept.length > 0) yield kept;
  } finally {
    parser.destroy();
  }
}

function narrow({ cells, line }: CsvRecord): void {
  if (cells.length > MAX_COLUMNS) throw broken(line, `has more than ${MAX_COLUMNS} columns`);
}

function told(error: CsvError, lastLine: number): Error {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return broken(lastLine + 1, 'opens a quote (") that is never closed');
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return broken(lastLine + 1, 'starts a row longer than 1 MB; a quote (") may not be closed');
  return broken(lastLine + 1, 'is not written as a CSV row should be');
}

function broken(line: number, what: string): Error {
  const message = `Line ${line} ${what}. Export the file again, or correct this line.`;
  return refusal('UNREADABLE_FILE', message, [{ line, field: null, code: 'UNREADABLE_FILE', message }]);
}
