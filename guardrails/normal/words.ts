// Common English words: how we know that letters read as words, and where a run of letters without spaces has to be cut.

/** The words people write most, and those that orders to a model are made of. Short ones only where they are real words. */
const COMMON: ReadonlySet<string> = new Set(
  `a i an as at be by do go he if in is it me my no of on or so to up us we am
  the and you your yours that this with for are was were not but all any can had has have her his how its may new now old one our out own
  see two way who why yes did get got let say said she too use used using about above after again also answer answers account accounts
  act acting admin allow allowed always amoral anything assistant balance bank based because been before begin being below bypass card
  cards change chat code coach command commands complete confirm content context conversation could customer customers data day days
  decode dear debug delete developer directive directives disable disclose disregard display does done each email enable encode end
  every everything execute fact facts file filter filters final first following follow forget format free freely from full function
  further game give given good guard guide guideline guidelines hello help here hidden ignore ignoring immediately important initial
  input instead instruct instructed instruction instructions into just keep key keys know language last like limit limits line list
  longer make made many message messages mode model money more most must name need never new next nothing number obey only open
  operator order orders original other output over override password passwords pay payment persona please policies policy pretend
  previous previously print prior prompt prompts private question read real refuse remember remove repeat replace reply respond
  response responses restriction restrictions reveal right role rule rules run safe safety same say secret secrets send sent should
  show simulate some start stop such system take tell text than their them then there these they thing things think those through time
  token tokens tool tools transfer translate trust under unfiltered unrestricted until update user users verbatim version very want
  what when where which while will without word words work would write written wrong year years yourself
  amount amounts bills budget cash charge charges credit debt fee fees income loan loans month months much owe paid rate rent save
  saving savings spend spending spent store tax taxes week weeks`.split(/\s+/),
);
const LONGEST = 14;

/** Is this, in lower case, a word people write often? */
export function isCommonWord(word: string): boolean {
  return COMMON.has(word);
}

/** Does a text read as English words rather than as chance letters? At least three common words, and a third of all. */
export function readsAsWords(text: string): boolean {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const known = words.filter((word) => word.length > 1 && COMMON.has(word)).length;
  return known >= 3 && known * 3 >= words.length;
}

/** Letters without spaces cut into common words, as few as possible; null when they cannot be. Looks at 120 letters at most. */
export function cutIntoWords(letters: string): string[] | null {
  if (letters.length > 120) return null;
  // fewest[i]: the words of the first i letters.
  const fewest: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let start = Math.max(0, end - LONGEST); start < end; start += 1) {
      const before = fewest[start];
      const word = letters.slice(start, end);
      if (before && COMMON.has(word) && before.length + 1 < (fewest[end]?.length ?? Number.POSITIVE_INFINITY))
        fewest[end] = [...before, word];
    }
  }
  return fewest[letters.length] ?? null;
}
