// Hostile texts of a megabyte, and how long a check works on one: processor time, which other work on the machine does not add to.

/** What tends to make patterns and folding slow, a megabyte each. */
export const HOSTILE: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    'full-width letters': 'ａ',
    'words of another alphabet': 'привет ',
    'capitals of another alphabet': 'А',
    'two alphabets in one word': 'аa',
    'one letter with many accents': '\u0301',
    'accented letters': 'é ',
    'hidden characters': 'a\u200b',
    flags: '🇮',
    'spaced-out letters': 'a ',
    'letters with dots': 'i.g.n.o.r.e.',
    leet: 'a1',
    'joined words': 'aBc',
    base64: 'QUJD',
    hex: '41 ',
    'URL escapes': '%41',
    'HTML entities': '&#65;',
    ROT13: 'vtaber ',
    underscores: '_',
    digits: '1 ',
    orders: 'ignore all previous ',
    'role markers': 'system: <|im_start|> ',
    brackets: '[[[((({{{<<<',
    quotes: '"\'"\'`',
    'line breaks': '\n#\n',
  }).map(([name, part]) => [name, part.repeat(Math.ceil(1_000_000 / part.length))]),
);

/** Milliseconds of processor time that a check takes when it is quickest; of many runs, so that a warm-up or a collection does not count. */
export async function quickest(check: () => unknown, runs = 8): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const before = process.cpuUsage();
    await check();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
