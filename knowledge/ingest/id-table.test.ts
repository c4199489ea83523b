// Repeated ids are noticed whatever they are, and two readings of one file are known to be equal.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idTable } from './id-table.ts';

test('the table says what a map of the texts would say', () => {
  const said = fc.record({ id: fc.string({ maxLength: 3 }), content: fc.constantFrom('a', 'b') });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 300 }), (rows) => {
      const table = idTable();
      const map = new Map<string, string>();
      for (const { id, content } of rows) {
        const before = map.get(id);
        expect(table.note(id, content)).toBe(before === undefined ? 'new' : before === content ? 'same' : 'other');
        if (before === undefined) map.set(id, content);
      }
      expect(table.size()).toBe(map.size);
    }),
  );
});

test('a hundred thousand ids stay apart, and the fingerprint knows what they said, in any order', () => {
  const ids = Array.from({ length: 100_000 }, (_, i) => `row-${i}`);
  const read = (list: string[], content = 'x') => {
    const table = idTable();
    expect(list.every((id) => table.note(id, content) === 'new')).toBe(true);
    return table.fingerprint();
  };
  expect(read(ids)).toBe(read(ids.toReversed()));
  expect(read(ids)).not.toBe(read(ids, 'y'));
});
