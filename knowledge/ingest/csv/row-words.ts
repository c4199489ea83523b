// Words in bank rows that say which way money goes, what a row's status is, and which lines are totals and not rows.
import { fold } from './fold.ts';

const words = (text: string): RegExp => new RegExp(`(?:^| )(?:${text})(?= |$)`);

/** Money in, on any account: pay, interest paid to the customer, refunds, a card's bill being paid. */
const IN = words(
  'salary|payroll|direct dep|direct deposit|dir dep|wages|pension|interest paid|interest payment|interest earned|dividend|refund|refunded|cashback|cash back|deposit|mobile deposit|payment thank you.*|payment received.*|autopay payment.*|thank you|online payment thank you|tax refund|' +
    'gehalt|lohn|gehaltszahlung|lohn gehalt|habenzinsen|zinsgutschrift|gutschrift|ruckerstattung|rente|kindergeld|einzahlung|' +
    'salaris|loon|kinderbijslag|terugbetaling|toeslag|uitkering|gewonnen|salaire|paie|remboursement|virement recu|virement de|nomina|abono nomina|devolucion|reembolso|stipendio|accredito|rimborso|emolumenti|ordenado|vencimento|salario|reembolso|' +
    'mzda|vyplata|plat mzda|vklad|vyplata mzdy|wynagrodzenie|wyplata wynagrodzenia|zwrot|lon|lonn|loen|lonutbetalning|lonoverforsel|insattning|palkka|elake|palautus|fizetes|munkaber|nyugdij',
);

/** Money out: purchases, cash, fees, direct debits, and shops that many people know. */
const OUT = words(
  'purchase|pos|pos purchase|debit purchase|card purchase|checkcard|atm|atm withdrawal|withdrawal|cash withdrawal|direct debit|sepa dd|rent|mortgage|insurance|fee|monthly fee|service charge|conversion fee|bill payment|bill pay|debit card|visa purchase|umc|subscription|electric|groceries|supermarket|pharmacy|restaurant|cafe|coffee|' +
    'kartenzahlung|lastschrift|folgelastschrift|erstlastschrift|bankomat|geldautomat|auszahlung|entgelt|buchungsentgelt|kontofuhrung|miete|versicherung|strom|kapitalertragsteuer|einkauf|dankt|danke|mastercard zahlung|' +
    'betaalautomaat|geldopname|incasso|huur|verzekering|boodschappen|pinbetaling|rente lening|bijdrage|achat|achat cb|paiement carte|paiement par carte|carte|retrait|prelevement|loyer|assurance|frais|' +
    'compra|compra tarjeta|pago con tarjeta|retirada|cajero|recibo|alquiler|comision|seguro|acquisto|pagamento pos|pagamento|prelievo|addebito|affitto|bolletta|commissioni|compra cartao|levantamento|pagamento de servicos|renda|' +
    'nakup|platba kartou|vyber|vyber z bankomatu|najem|poplatek|poplatok|platba|inkaso|zakup|platnosc|platnosc karta|wyplata z bankomatu|czynsz|oplata|prowizja|kortkop|uttag|hyra|avgift|autogiro|varekjop|varekop|uttak|husleie|gebyr|dankort|dankort kob|kob|haevet|husleje|korttiosto|osto|nosto|vuokra|vasarlas|keszpenzfelvetel|dij|lakber|' +
    'mcdonald s|mcdonalds|starbucks|netflix|netflix com|spotify|spotify uk|amazon|amzn mktp us|uber|uber eats|uber trip|lidl|aldi|tesco|sainsburys|walmart|target|costco|whole foods|shell|chevron|exxon|7 eleven|kfc|burger king|subway|chipotle|dominos|deliveroo|ikea|rewe|edeka|hofer|spar|albert heijn|jumbo|carrefour|mercadona|biedronka|billa|penny|apple com bill|cvs|walgreens|h m|zara|nintendo',
);

/** A card's bill being paid, seen on the card. */
const CARD_PAID = words(
  'payment thank you.*|payment received.*|autopay payment.*|online payment thank you|automatic payment thank you|mobile payment thank you|internet payment thank you|directpay full balance|zahlung erhalten.*|paiement recu.*|betaling ontvangen.*|pagamento recebido.*',
);

/** Which way the words of a row say its money goes; null when they say nothing, or both. */
export function wayOf(text: string): 'in' | 'out' | null {
  const folded = fold(text.slice(0, 200));
  if (CARD_PAID.test(folded)) return 'in';
  const isIn = IN.test(folded);
  const isOut = OUT.test(folded);
  return isIn === isOut ? null : isIn ? 'in' : 'out';
}

/** Is this row a card's bill being paid, as the card's own file says it? */
export function isCardPaid(text: string): boolean {
  return CARD_PAID.test(fold(text.slice(0, 200)));
}

const TOTALS = words(
  'total|totals|subtotal|sum|grand total|opening balance|closing balance|beginning balance|ending balance|balance forward|balance brought forward|balance carried forward|starting balance|end of report|end of file|' +
    'summe|gesamt|gesamtsumme|kontostand|anfangssaldo|endsaldo|saldo alt|saldo neu|alter saldo|neuer saldo|totaal|beginsaldo|eindsaldo|solde initial|solde final|solde|saldo inicial|saldo final|saldo iniziale|saldo finale|totale|totali|celkem|pocatecni zustatek|konecny zustatek|spolu|suma|saldo poczatkowe|saldo koncowe|ingaende saldo|utgaende saldo|summa|summer|ialt|yhteensa|osszesen|nyito egyenleg|zaro egyenleg',
);

/** Does this line begin like a total or an opening or closing balance? */
export function isTotal(text: string): boolean {
  const folded = fold(text.slice(0, 80));
  const match = TOTALS.exec(folded);
  return match !== null && match.index <= 1;
}

/** Money out and money in, as indicator columns say it. */
const INDICATORS: Record<'out' | 'in', Set<string>> = {
  out: new Set(
    'd|dr|db|dbit|debit|debet|af|s|soll|o|out|outflow|money out|withdrawal|expense|uscita|dare|cargo|debe|debito|addebito|vydaj|odchozi|odchadzajuca|wn|obciazenie|uttag|ut|ud|otto|pano otto|t|terheles|kiadas|支出|借|出金|tartozik|debits|retrait|depense|sortie|gasto|minus|payment out|belastung|lastschrift'.split(
      '|',
    ),
  ),
  in: new Set(
    'c|cr|crdt|credit|bij|h|haben|i|in|inflow|money in|deposit|income|entrata|avere|abono|haber|a|credito|accredito|prijem|prichozi|prichadzajuca|ma|uznanie|insattning|inn|ind|pano|j|jovairas|bevetel|收入|贷|入金|kovetel|credits|versement|recette|entree|ingreso|plus|payment in|gutschrift|kredit'.split(
      '|',
    ),
  ),
};

/** What a cell of an indicator column says; null when it says neither. */
export function indicatorOf(cell: string): 'in' | 'out' | null {
  const text = cell.trim();
  if (text === '-' || text === '+') return text === '-' ? 'out' : 'in';
  const folded = fold(text);
  if (INDICATORS.out.has(folded)) return 'out';
  return INDICATORS.in.has(folded) ? 'in' : null;
}

const PENDING = words(
  'pending|authorised|authorized|authorization|hold|on hold|in progress|processing|vorgemerkt|vorgemerkter umsatz|umsatz vorgemerkt|reserviert|gereserveerd|reservering|in behandeling|en attente|en cours|pendiente|in attesa|non contabilizzato|pendente|cativo|cekajici|blokace|nezauctovano|cakajuca|blokada|oczekujaca|w realizacji|reserverad|reservert|reserveret|afventer|venter|varaus|odottaa|fuggo|foglalas|uncleared',
);
const NEVER = words(
  'reverted|declined|failed|cancelled|canceled|denied|expired|rejected|refused|abgelehnt|storniert|geweigerd|refuse|rechazado|annullato|zamitnuto|odrzucona|avvisad|void',
);

/** Does a date cell say that there is no day yet? Two asterisks stand for that where banks otherwise write the day of posting. */
export function isNotPosted(cell: string): boolean {
  return /^\*{2,}$/.test(cell.trim()) || statusOf(cell) === 'pending';
}

/** A status is a word or two; "PURCHASE AUTHORIZED ON 02/25" is a text. */
const STATUS_LENGTH = 24;

/** Is this status one of a row that has not been posted yet, or never will be? */
export function statusOf(cell: string): 'pending' | 'never' | null {
  const folded = fold(cell);
  if (folded === '' || folded.length > STATUS_LENGTH) return null;
  return NEVER.test(folded) ? 'never' : PENDING.test(folded) ? 'pending' : null;
}
