// What somebody said, as plain words: lower case, contractions written out, slips of the keyboard put right, words that only add weight left out.
import { normalise } from '../normalise.ts';
import { type Finding, pass, type Span } from '../rail.ts';

/** A message as plain words with single spaces, `.`, `?`, `!` and `,` as words of their own; `spanOf` leads back to the message as it came. */
export interface Said {
  text: string;
  spanOf(match: { index: number; length: number }): Span;
}

const WORD = /\$?\d+(?:,\d{3})*(?:\.\d+)?%?[a-z]*|[a-z0-9]+(?:['*][a-z0-9]+)*|[.?!,;:\n]+/g;
/** "I am so tired": what "so" follows when it only adds weight. */
const IS = /(?:^|\s)(?:am|is|are|was|feel|feeling|been|be)$/;
const FIGURE = /^\$?\d/;
const END = /^[.?!;:\n]/;

/** Words that make others stronger or softer and change nothing else. */
const WEIGHT = new Set(
  `just really honestly actually literally fucking fuckin freaking frickin damn even ever truly totally seriously already simply kinda sorta very super still genuinely legit basically completely absolutely fully`.split(
    ' ',
  ),
);

/** Contractions, chat spelling and common slips, as the words they stand for. */
const WRITTEN_OUT = new Map(
  Object.entries({
    "i'm": 'i am',
    im: 'i am',
    "i've": 'i have',
    ive: 'i have',
    "i'd": 'i would',
    "i'll": 'i will',
    "it's": 'it is',
    "it'd": 'it would',
    "what's": 'what is',
    whats: 'what is',
    "there's": 'there is',
    theres: 'there is',
    "they're": 'they are',
    "they'd": 'they would',
    "they've": 'they have',
    "he's": 'he is',
    "she's": 'she is',
    "we're": 'we are',
    "we've": 'we have',
    "you're": 'you are',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    isnt: 'is not',
    wasnt: 'was not',
    werent: 'were not',
    wont: 'will not',
    cant: 'can not',
    cannot: 'can not',
    wouldnt: 'would not',
    shouldnt: 'should not',
    couldnt: 'could not',
    havent: 'have not',
    hasnt: 'has not',
    aint: 'is not',
    wanna: 'want to',
    wana: 'want to',
    gonna: 'going to',
    gona: 'going to',
    gotta: 'have to',
    tryna: 'trying to',
    rn: 'right now',
    anymore: 'any more',
    nobody: 'no one',
    u: 'you',
    ur: 'your',
    n: 'and',
    w: 'with',
    kil: 'kill',
    kll: 'kill',
    killin: 'killing',
    meself: 'myself',
    sewerslide: 'suicide',
    sewercide: 'suicide',
    sucidal: 'suicidal',
    suicidle: 'suicidal',
    unaliving: 'unalive',
    comit: 'commit',
    comitting: 'committing',
    commiting: 'committing',
  }),
);

let last: { message: string; said: Said } | undefined;

/** Reads a message as plain words. Linear. The last one is kept, because every rail of a message reads it. */
export function said(message: string): Said {
  if (last?.message !== message) last = { message, said: read(message) };
  return last.said;
}

function read(message: string): Said {
  const { shadow, shadowToOriginal } = normalise(message);
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let length = 0;
  const put = (word: string, from: number, to: number) => {
    if (words.length > 0) length += 1;
    for (let at = starts.length; at < length + word.length; at += 1) {
      starts.push(from);
      ends.push(at < length ? from : to);
    }
    length += word.length;
    words.push(word);
  };
  for (const match of shadow.matchAll(WORD)) {
    const from = match.index;
    const to = from + match[0].length;
    const word = match[0].replaceAll('*', '');
    if (END.test(word)) put(word.includes('?') ? '?' : word.includes('!') ? '!' : '.', from, to);
    else if (word.startsWith(',')) put(',', from, to);
    else if (FIGURE.test(word) && word !== '2') put(word.replace(/[$,]/g, ''), from, to);
    else if (word === 'so' && IS.test(words.at(-1) ?? '')) continue;
    else if (!WEIGHT.has(word)) put(writtenOut(word, words.at(-1)), from, to);
  }
  return {
    text: words.join(' '),
    spanOf: ({ index, length: size }) => ({
      start: shadowToOriginal(starts[index] ?? 0),
      end: shadowToOriginal(ends[index + size - 1] ?? shadow.length),
    }),
  };
}

/** "myslf", "mysef", "myslef": the letters of the word in a wrong order, one of them missing. */
const SLIP_OF_MYSELF = /^my(?=[a-z]*s|[a-z]*l[a-z]*f)(?=[a-z]*f|[a-z]*s[a-z]*l)(?=[a-z]*e|[a-z]*l)[self]{3,5}$/;
/** "sucide", "suicde", "suiside". */
const SLIP_OF_SUICIDE = /^su(?=[a-z]*i)[iy]{0,2}[cs]{1,2}[iy]{0,2}d{1,2}[ei]?$/;

function writtenOut(word: string, before: string | undefined): string {
  const calm = word.replace(/([a-z])\1{2,}/g, '$1');
  if (SLIP_OF_MYSELF.test(calm)) return 'myself';
  if (SLIP_OF_SUICIDE.test(calm)) return 'suicide';
  const known = WRITTEN_OUT.get(calm) ?? WRITTEN_OUT.get(calm.replaceAll("'", ''));
  if (known) return known;
  if (word === '2' && before && /^(?:want|wanted|need|going|have|ready|trying|time)$/.test(before)) return 'to';
  return calm.replaceAll("'", '');
}

/** Where one of the patterns matches, once the look-alikes are out of the way. A global pattern is not needed: the first match tells. */
export function findSaid(spoken: Said, patterns: readonly RegExp[], lookAlikes: readonly RegExp[] = []): Span[] {
  const calm = lookAlikes.reduce((rest, each) => rest.replace(each, (match) => '_'.repeat(match.length)), spoken.text);
  return patterns.flatMap((pattern) => {
    const match = pattern.exec(calm);
    return match ? [spoken.spanOf({ index: match.index, length: match[0].length })] : [];
  });
}

/** The finding of a rail that only takes note: the message goes on as it came. */
export function noteWhen(spans: Span[], code: string, severity: Finding['severity'] = 'low'): Finding {
  return spans.length === 0 ? pass : { action: 'annotate', code, severity, spans };
}
