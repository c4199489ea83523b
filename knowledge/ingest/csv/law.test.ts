// The law of the CSV importer: whatever layout a bank's rows are written in, they are read exactly, or refused when the file really does not say.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { addDays } from '../../calendar.ts';
import { CoachError } from '../../errors.ts';
import { fileOf, readAll } from './csv.fixture.ts';

type Words = {
  date: string;
  text: string;
  amount: string;
  out: string;
  into: string;
  balance: string;
  flag: string;
  outFlag: string;
  inFlag: string;
};
type Place = {
  words: Words;
  orders: ('dmy' | 'mdy' | 'ymd' | 'compact')[];
  marks: string[];
  decimal: '.' | ',';
  group: string[];
  encodings: string[];
  currency: string;
};

const place = (
  words: string,
  orders: string,
  marks: string,
  decimal: '.' | ',',
  group: string[],
  encodings: string,
  currency: string,
): Place => {
  const [date = '', text = '', amount = '', out = '', into = '', balance = '', flag = '', outFlag = '', inFlag = ''] =
    words.split('|');
  return {
    words: { date, text, amount, out, into, balance, flag, outFlag, inFlag },
    orders: orders.split(' ') as Place['orders'],
    marks: marks.split(' '),
    decimal,
    group,
    encodings: encodings.split(' '),
    currency,
  };
};

const PLACES: Place[] = [
  place(
    'Date|Description|Amount|Debit|Credit|Balance|Debit/Credit|D|C',
    'mdy ymd compact',
    '/ -',
    '.',
    ['', ','],
    'utf-8 utf-16le',
    'USD',
  ),
  place(
    'Transaction Date|Narrative|Amount|Paid out|Paid in|Balance|Type|DR|CR',
    'dmy ymd',
    '/ -',
    '.',
    ['', ','],
    'utf-8 windows-1252',
    'GBP',
  ),
  place(
    'Buchungstag|Verwendungszweck|Betrag|Soll|Haben|Saldo|Soll/Haben|S|H',
    'dmy',
    '.',
    ',',
    ['', '.'],
    'utf-8 windows-1252',
    'EUR',
  ),
  place(
    'Datum|Omschrijving|Bedrag|Af|Bij|Saldo|Af Bij|Af|Bij',
    'dmy ymd compact',
    '- /',
    ',',
    ['', '.'],
    'utf-8',
    'EUR',
  ),
  place(
    'Date opération|Libellé|Montant|Débit|Crédit|Solde|Sens|D|C',
    'dmy',
    '/ -',
    ',',
    ['', ' ', '\u00a0'],
    'utf-8 windows-1252',
    'EUR',
  ),
  place(
    'Fecha operación|Concepto|Importe|Cargo|Abono|Saldo|Signo|D|H',
    'dmy',
    '/ -',
    ',',
    ['', '.'],
    'utf-8 windows-1252',
    'EUR',
  ),
  place(
    'Data operazione|Descrizione|Importo|Addebiti|Accrediti|Saldo|Dare/Avere|D|A',
    'dmy',
    '/ .',
    ',',
    ['', '.'],
    'utf-8',
    'EUR',
  ),
  place(
    'Data|Descrição|Montante|Débito|Crédito|Saldo|D/C|D|C',
    'dmy',
    '/ -',
    ',',
    ['', '.'],
    'utf-8 windows-1252',
    'EUR',
  ),
  place(
    'Datum zaúčtování|Popis|Částka|Výdaj|Příjem|Zůstatek|Příjem/Výdaj|Výdaj|Příjem',
    'dmy',
    '.',
    ',',
    ['', ' '],
    'utf-8 windows-1250',
    'CZK',
  ),
  place(
    'Data księgowania|Opis|Kwota|Obciążenia|Uznania|Saldo|Typ|WN|MA',
    'dmy ymd',
    '. -',
    ',',
    ['', ' '],
    'utf-8 windows-1250',
    'PLN',
  ),
  place(
    'Bokföringsdag|Text|Belopp|Uttag|Insättning|Saldo|Debet/Kredit|Debet|Kredit',
    'ymd',
    '-',
    ',',
    ['', ' '],
    'utf-8 windows-1252',
    'SEK',
  ),
  place(
    'Bogført dato|Tekst|Beløb|Ud|Ind|Saldo|Debet/Kredit|Debet|Kredit',
    'dmy',
    '- .',
    ',',
    ['', '.'],
    'utf-8 windows-1252',
    'DKK',
  ),
  place(
    'Kirjauspäivä|Selitys|Määrä|Menot|Tulot|Saldo|Pano/Otto|Otto|Pano',
    'dmy',
    '.',
    ',',
    ['', ' '],
    'utf-8 windows-1252',
    'EUR',
  ),
];
const SHAPES = ['signed', 'balance', 'reversed', 'split', 'flag'] as const;

const layout = fc.record({
  at: fc.nat(PLACES.length - 1),
  order: fc.nat(3),
  mark: fc.nat(3),
  group: fc.nat(3),
  encoding: fc.nat(3),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  shape: fc.constantFrom(...SHAPES),
  newestFirst: fc.boolean(),
  preamble: fc.boolean(),
  footer: fc.boolean(),
  currency: fc.boolean(),
  quoted: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
});
const rows = fc.array(
  fc.record({
    later: fc.nat(9),
    cents: fc.integer({ min: -900_000, max: 900_000 }).filter((cents) => cents !== 0),
    name: fc.nat(99),
  }),
  { minLength: 1, maxLength: 40 },
);

const choose = <T>(list: T[], at: number): T => list[at % list.length] as T;

it('500 made-up layouts of thirteen languages are read exactly, or refused when the file does not say', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(layout, rows, async (how, list) => {
      const { words, orders, marks, decimal, group, encodings, currency } = choose(PLACES, how.at);
      const order = choose(orders, how.order);
      const mark = choose(marks, how.mark);
      let on = '2023-01-05';
      let balance = 1_000_000;
      const truth = list.map(({ later, cents, name }) => {
        on = addDays(on, later);
        balance -= cents;
        return { on, cents, name: `Zz ${name} qq`, balance };
      });
      const written = how.newestFirst ? [...truth].reverse() : truth;
      const day = (iso: string): string => {
        const [y = '', m = '', d = ''] = iso.split('-');
        if (order === 'compact') return `${y}${m}${d}`;
        return (order === 'ymd' ? [y, m, d] : order === 'mdy' ? [m, d, y] : [d, m, y]).join(mark);
      };
      const money = (minor: number): string => {
        const whole = String(Math.trunc(Math.abs(minor) / 100)).replace(/\B(?=(\d{3})+$)/g, choose(group, how.group));
        return `${minor < 0 ? '-' : ''}${whole}${decimal}${String(Math.abs(minor) % 100).padStart(2, '0')}`;
      };
      const cell = (text: string): string => (how.quoted || text.includes(how.delimiter) ? `"${text}"` : text);
      const line = (cells: string[]): string => cells.map(cell).join(how.delimiter);
      const amounts = ({ cents, balance: after }: { cents: number; balance: number }): string[] => {
        if (how.shape === 'signed') return [money(-cents)];
        if (how.shape === 'balance') return [money(-cents), money(after)];
        if (how.shape === 'reversed') return [money(cents), money(after)];
        if (how.shape === 'split') return cents > 0 ? [money(cents), ''] : ['', money(-cents)];
        return [money(Math.abs(cents)), cents > 0 ? words.outFlag : words.inFlag];
      };
      const names = {
        signed: [words.amount],
        balance: [words.amount, words.balance],
        reversed: [words.amount, words.balance],
        split: [words.out, words.into],
        flag: [words.amount, words.flag],
      }[how.shape];
      const extra = (text: string): string[] => (how.currency ? [text] : []);
      const lines = [
        ...(how.preamble ? [`IBAN${how.delimiter}NL91ABNA0417164300`, ''] : []),
        line([words.date, words.text, ...names, ...extra('Currency')]),
        ...written.map((row) => line([day(row.on), row.name, ...amounts(row), ...extra(currency)])),
        ...(how.footer ? [line(['Total', '', money(123_456)])] : []),
      ];
      const encoding = choose(encodings, how.encoding);
      const bytes = iconv.encode(lines.join(how.lineEnd) + how.lineEnd, encoding, { addBOM: encoding === 'utf-16le' });
      const outs = list.filter(({ cents }) => cents > 0).length;
      const isNumeric = order === 'dmy' || order === 'mdy';
      const hasNoOrder = isNumeric && truth.every((row) => Number(row.on.slice(8)) <= 12);
      // Without a balance to check against, only most rows being money out speaks for the sign; a single row has nothing before it.
      const hasDays = new Set(truth.map((row) => row.on)).size > 1;
      const hasNoSign = how.shape === 'signed' || (how.shape === 'balance' && !hasDays);
      // A reversed sign can only be seen in a balance, and a balance only between rows whose order is known.
      fc.pre(how.shape !== 'reversed' || hasDays);
      try {
        const whole = await readAll(fileOf(bytes, 'export.csv', 997));
        expect(whole.problems).toEqual([]);
        expect(whole.transactions.map((row) => [row.postedOn, row.amountCents, row.name])).toEqual(
          written.map((row) => [row.on, row.cents, row.name]),
        );
        expect(new Set(whole.transactions.map((row) => row.externalId)).size).toBe(list.length);
      } catch (error) {
        if (!(error instanceof CoachError) || error.code !== 'AMBIGUOUS_FILE') throw error;
        refused++;
        expect(hasNoOrder || (hasNoSign && outs * 2 <= list.length)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
  expect(refused).toBeLessThan(150);
}, 120_000);

it('overlapping files give the same ids to the same rows, whichever way they run', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.nat(39), async (list, from) => {
      const lines = list.map(
        ({ later, cents, name }) => `2024-01-${String(later + 13)},Zz ${name},${(cents / 100).toFixed(2)}`,
      );
      const head = 'Date,Description,Amount\n';
      const sign = { sign: 'positive-is-in' } as const;
      const whole = await readAll(fileOf(head + lines.join('\n')), sign);
      const part = await readAll(
        fileOf(
          head +
            lines
              .slice(from % lines.length)
              .reverse()
              .join('\n'),
        ),
        sign,
      );
      const known = new Set(whole.transactions.map((row) => row.externalId));
      expect(known.size).toBe(list.length);
      for (const row of part.transactions) expect(known.has(row.externalId)).toBe(true);
    }),
    { numRuns: 50 },
  );
});
