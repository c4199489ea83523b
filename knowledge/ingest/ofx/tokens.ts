// Cuts OFX text into tags and text, SGML or XML alike, whatever the pieces it comes in; what is no tag is text.
import { refusal } from '../report.ts';
import { refuseNul } from '../xml-encoding.ts';

/** What a tokenizer tells. Names are in capitals. `raw` text has no entities in it (CDATA). */
export interface TagEvents {
  open(name: string, line: number): void;
  close(name: string, line: number): void;
  text(text: string, raw: boolean): void;
}

/** A tokenizer: text in, events out. */
export interface Tokenizer {
  write(piece: string): void;
  /** The last line seen. */
  end(): number;
}

/** A tag with its attributes is shorter; a "<" without an end within this many letters is text, such as "a < b". */
const MAX_TAG = 4096;

const NAME = /^(\/?)([A-Za-z][\w.-]*)(?:\s[\s\S]*?)?(\/?)$/;

/** Starts a tokenizer. It throws UNREADABLE_FILE for a NUL, and for a DOCTYPE or ENTITY: OFX has none, and they can make a reader fetch or explode. */
export function createTokenizer(events: TagEvents): Tokenizer {
  let rest = '';
  let line = 1;
  /** What ends the thing we are in: a comment, CDATA. */
  let until: ']]>' | '-->' | null = null;

  const pass = (text: string) => {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line += 1;
  };
  const say = (text: string, raw = false) => {
    if (text !== '') events.text(text, raw);
    pass(text);
  };

  /** Reads what stands at `at`, a "<". Returns where to go on, or -1 when more text is needed to tell. */
  const mark = (text: string, at: number, isLast: boolean): number => {
    const ahead = text.slice(at, at + MAX_TAG);
    const isWhole = isLast || ahead.length === MAX_TAG;
    const start = ahead.slice(0, 9);
    for (const [opens, ends] of [
      ['<![CDATA[', ']]>'],
      ['<!--', '-->'],
    ] as const) {
      if (start.startsWith(opens)) {
        until = ends;
        return at + opens.length;
      }
      if (opens.startsWith(start) && !isWhole) return -1;
    }
    if (/^<!(DOCTYPE|ENTITY)/i.test(start)) throw forbidden(line);
    if (/^<!/.test(start) && start.length < 9 && !isWhole) return -1;
    const end = ahead.indexOf('>');
    const next = ahead.indexOf('<', 1);
    if (end === -1 && next === -1 && !isWhole) return -1;
    const inside = end === -1 || (next !== -1 && next < end) ? null : ahead.slice(1, end);
    const isNote = inside?.startsWith('?');
    const [, closes, name, selfCloses] = (inside !== null && !isNote && NAME.exec(inside)) || [];
    if (!name && !isNote) {
      say('<');
      return at + 1;
    }
    if (name) {
      const tag = name.toUpperCase();
      if (!closes) events.open(tag, line);
      if (closes || selfCloses) events.close(tag, line);
    }
    pass(inside ?? '');
    return at + end + 1;
  };

  /** Reads as far as can be told; keeps the rest. */
  const read = (text: string, isLast: boolean) => {
    let at = 0;
    while (at < text.length) {
      if (until) {
        const end: number = text.indexOf(until, at);
        // The end may be cut in two by the pieces.
        const stop = end !== -1 ? end : isLast ? text.length : Math.max(at, text.length - until.length + 1);
        const inside = text.slice(at, stop);
        if (until === ']]>') say(inside, true);
        else pass(inside);
        at = end === -1 ? stop : end + until.length;
        if (end === -1) break;
        until = null;
        continue;
      }
      const next = text.indexOf('<', at);
      say(text.slice(at, next === -1 ? text.length : next));
      if (next === -1) {
        at = text.length;
        break;
      }
      at = mark(text, next, isLast);
      if (at === -1) {
        at = next;
        break;
      }
    }
    rest = text.slice(at);
  };

  return {
    write(piece) {
      refuseNul(piece, line);
      read(rest + piece, false);
    },
    end() {
      read(rest, true);
      return line;
    },
  };
}

function forbidden(line: number) {
  const message = `Line ${line} of this file defines its own words (DOCTYPE or ENTITY). A bank's file never does, so nothing of it was read.`;
  return refusal('UNREADABLE_FILE', message, [{ line, field: null, code: 'UNREADABLE_FILE', message }]);
}
