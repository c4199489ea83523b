// What is odd about many rows of a file, told once with a count and the first line, so that a million oddities are one sentence.
import type { FileProblem } from './report.ts';

/** Gathers oddities; `all` gives one warning for each kind, in the order they were first seen. */
export interface Notes {
  /** `words` follow the count: "rows have no id of the bank's". */
  add(code: FileProblem['code'], line: number | null, words: { one: string; many: string }): void;
  all(): FileProblem[];
}

/** Starts with nothing noted. */
export function createNotes(): Notes {
  const notes = new Map<
    string,
    { code: FileProblem['code']; line: number | null; count: number; words: { one: string; many: string } }
  >();
  return {
    add(code, line, words) {
      const note = notes.get(words.many);
      if (note) note.count += 1;
      else notes.set(words.many, { code, line, count: 1, words });
    },
    all: () =>
      [...notes.values()].map(({ code, line, count, words }) => {
        const message = count === 1 ? `One ${words.one}` : `${count} ${words.many}`;
        return { line, field: null, code, message };
      }),
  };
}
