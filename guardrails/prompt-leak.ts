// Rail: no reply repeats what the coach was told, nor the mark of the conversation in it, plainly, spaced out, backwards or in code.
import { normalise } from './normalise.ts';
import { hold, pass, type SentenceRail } from './rail.ts';

/** Letters in a row that nobody writes by chance as they stand in the prompt: about seven words. */
const STRETCH = 34;
/** Letters of the mark in a row. */
const OF_MARK = 8;
/** How much of what was shown before belongs to a stretch that goes on: a prompt given away in short lines is given away. */
const BEFORE = 200;

/** Holds a sentence that goes on with or holds a stretch of the prompt, or a part of its mark. */
export const promptLeak: SentenceRail = {
  name: 'prompt-leak',
  version: '1',
  stage: 'sentence',
  check({ text, shown }, { prompt, released }) {
    if (!prompt) return pass;
    const known = tracesOf(prompt.text);
    const mark = windows(steps(letters(prompt.mark)), OF_MARK - 1);
    for (const said of new Set([text, shown])) {
      for (const view of viewsOf(released.slice(-BEFORE), said)) {
        for (const moves of [steps(view), steps([...view].reverse().join(''))]) {
          if (repeats(moves, mark, OF_MARK - 1)) return hold('prompt-mark', [{ start: 0, end: shown.length }]);
          if (repeatsPrompt(moves, known)) return hold('prompt-text', [{ start: 0, end: shown.length }]);
        }
      }
    }
    return pass;
  },
};

/** The letters of a text and nothing else, in lower case. */
const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');

/** From each letter to the next, as a letter again: the same for a text and for the text with its alphabet moved on (ROT13 and its kind). */
function steps(text: string): string {
  let moved = '';
  for (let at = 1; at < text.length; at += 1)
    moved += String.fromCharCode(97 + ((text.charCodeAt(at) - text.charCodeAt(at - 1) + 26) % 26));
  return moved;
}

function windows(text: string, length: number): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + length <= text.length; at += 1) found.add(text.slice(at, at + length));
  return found;
}

/** A stretch holds one of these that begins at a multiple of its length: only those are looked up in a sentence first. */
const PIECE = Math.floor(STRETCH / 2);

/** What is looked for of a prompt, as steps. */
interface Traces {
  prompt: string;
  pieces: Set<string>;
  stretches: Set<string>;
}
let traced: Traces = { prompt: '', pieces: new Set(), stretches: new Set() };

/** The prompt changes with the version of the product, not from turn to turn. */
function tracesOf(prompt: string): Traces {
  if (traced.prompt === prompt) return traced;
  const told = steps(letters(prompt));
  traced = { prompt, pieces: windows(told, PIECE), stretches: windows(told, STRETCH - 1) };
  return traced;
}

function repeatsPrompt(moves: string, { pieces, stretches }: Traces): boolean {
  for (let at = 0; at + PIECE <= moves.length; at += PIECE)
    if (pieces.has(moves.slice(at, at + PIECE))) return repeats(moves, stretches, STRETCH - 1);
  return false;
}

function repeats(moves: string, known: ReadonlySet<string>, length: number): boolean {
  for (let at = 0; at + length <= moves.length; at += 1) if (known.has(moves.slice(at, at + length))) return true;
  return false;
}

/** The letters a reader may take a sentence for, with the last ones of what went before. Codes are read across whatever stands between their parts. */
function viewsOf(before: string, said: string): string[] {
  const [old, now] = [normalise(before), normalise(said)];
  const joined = (read: (text: typeof now) => string) => letters(read(old)).slice(1 - STRETCH) + letters(read(now));
  const views = [joined(({ text }) => text), joined(({ shadow }) => shadow), joined(({ text }) => initials(text))];
  for (const decoded of now.decoded) views.push(letters(decoded));
  const bare = `${old.text}${now.text}`.replace(/[\s*•|>"'`,.;:-]+/g, '');
  for (const layer of unpacked(bare).flatMap((each) => [each, ...unpacked(each)])) views.push(letters(layer));
  return [...new Set(views)];
}

/** The first letter of each word. */
const initials = (text: string) => letters((text.match(/\b[a-z]/gi) ?? []).join(''));

/** Code longer than this gives away its beginning. */
const MOST_CODE = 1_200;
/** A run this long of the letters of base64 or hex is no word. */
const CODE = /[A-Za-z0-9+/_-]{24,}={0,2}/g;

/** Base64 and hex in a text whose parts may be glued to other words: each of the four ways base64 can be cut, each of two for hex. */
function unpacked(text: string): string[] {
  const found: string[] = [];
  for (const [whole] of [...text.matchAll(CODE)].slice(0, 4)) {
    const run = whole.slice(0, MOST_CODE);
    const base64 = run.replaceAll('-', '+').replaceAll('_', '/');
    for (let cut = 0; cut < 4; cut += 1) found.push(Buffer.from(base64.slice(cut), 'base64').toString('latin1'));
    for (const [hex] of [...run.matchAll(/[0-9a-f]{24,}/gi)].slice(0, 4))
      for (let cut = 0; cut < 2; cut += 1) found.push(Buffer.from(hex.slice(cut), 'hex').toString('latin1'));
  }
  return found;
}
