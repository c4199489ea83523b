// Where things stand in a JSON text: the line of each value, or the place where the text stops being JSON.

/** A place in a text; both count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** The place of an offset. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** Nesting beyond this is no bank's file. */
const MAX_DEPTH = 100;

const SPACE = /[ \t\n\r]*/y;
// Unrolled, so that a long string costs no backtracking.
const STRING = /"[^"\\\n\r\t]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\n\r\t]*)*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Walks a JSON text and calls `visit` with the path (`transactions[3].amount`) and offset of every object and value in it.
 * Returns the offset of the first thing that is not JSON, or null when all of it is.
 */
export function walkJson(text: string, visit: (path: string, offset: number) => void = () => {}): number | null {
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const next = (char: string): boolean => {
    take(SPACE);
    if (text[at] !== char) return false;
    at += 1;
    return true;
  };
  // Each returns whether it read to its end; `at` stands where it stopped.
  const value = (path: string, depth: number): boolean => {
    take(SPACE);
    visit(path, at);
    if (depth > MAX_DEPTH) return false;
    if (text[at] === '{') return members(path, depth);
    if (text[at] === '[') return elements(path, depth);
    return take(text[at] === '"' ? STRING : SCALAR) !== null;
  };
  const members = (path: string, depth: number): boolean => {
    at += 1;
    if (next('}')) return true;
    do {
      take(SPACE);
      const key = take(STRING);
      if (key === null || !next(':')) return false;
      if (!value(path ? `${path}.${JSON.parse(key)}` : String(JSON.parse(key)), depth + 1)) return false;
    } while (next(','));
    return next('}');
  };
  const elements = (path: string, depth: number): boolean => {
    at += 1;
    if (next(']')) return true;
    let index = 0;
    do {
      if (!value(`${path}[${index}]`, depth + 1)) return false;
      index += 1;
    } while (next(','));
    return next(']');
  };
  if (!value('', 0)) return at;
  take(SPACE);
  return at === text.length ? null : at;
}

/** The line of each path that is asked for; a path that is not there has the line of the nearest thing that holds it. */
export function linesOf(text: string, paths: string[]): Map<string, number> {
  const offsets = new Map<string, number>();
  walkJson(text, (path, offset) => offsets.set(path, offset));
  const wanted = [...new Set(paths)].map((path) => {
    let held = path;
    while (held && !offsets.has(held)) held = held.replace(/(\.[^.[]*|\[\d+\]|^[^.[]+)$/, '');
    return { path, offset: offsets.get(held) ?? 0 };
  });
  // One pass over the text, however many paths are asked for.
  const lines = new Map<string, number>();
  let line = 1;
  let at = 0;
  for (const { path, offset } of wanted.sort((a, b) => a.offset - b.offset)) {
    for (let next = text.indexOf('\n', at); next !== -1 && next < offset; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    lines.set(path, line);
  }
  return new Map(paths.map((path) => [path, lines.get(path) ?? 1]));
}
