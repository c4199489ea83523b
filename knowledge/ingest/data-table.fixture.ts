// The third-party bank files, what the readers say about each, and the tables of docs/imports.md that are held equal to it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CoachError } from '../errors.ts';
import { fileOnDisk, headOf } from './files.ts';
import type { FilePart, Importer } from './importer.ts';
import { readWhole } from './xml.fixture.ts';

const repository = join(import.meta.dirname, '../..');

/** Where the third-party files are; they are no part of the repository, so tests over them say when they are absent. */
export const dataFolder = join(repository, '../shared/data');

/** Is this part of the data there? */
export function hasData(folder: string): boolean {
  return existsSync(join(dataFolder, folder));
}

/** The files of a folder of the data with this ending, however deep, by their path from it. */
export function dataFiles(folder: string, ending: string): string[] {
  const root = join(dataFolder, folder);
  if (!existsSync(root)) return [];
  const all = readdirSync(root, { recursive: true, withFileTypes: true });
  return all
    .filter((each) => each.isFile() && each.name.endsWith(ending))
    .map((each) => join(relative(root, each.parentPath), each.name))
    .sort();
}

/** The text of a data file, each byte one letter. */
export function rawText(folder: string, file: string): string {
  return readFileSync(join(dataFolder, folder, file), 'latin1');
}

/** What a reader makes of a data file: its parts in one, or why it was refused. */
export async function readData(
  importer: Importer,
  folder: string,
  file: string,
): Promise<{ whole: Required<FilePart>; refused: null } | { whole: null; refused: CoachError }> {
  const source = await fileOnDisk(join(dataFolder, folder, file));
  if (!importer.recognises(await headOf(source))) throw new Error(`${file} is not recognised as ${importer.format}`);
  try {
    return { whole: await readWhole(importer, source), refused: null };
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    return { whole: null, refused: error };
  }
}

/** The table of a folder as docs/imports.md has it: one line a file. */
export async function tableOf(importer: Importer, folder: string, ending: string): Promise<string[]> {
  const lines: string[] = [];
  for (const file of dataFiles(folder, ending)) {
    const { whole, refused } = await readData(importer, folder, file);
    const cell = (text: string) => text.replaceAll('|', '\\|');
    if (refused) lines.push(`| ${file} | | | ${refused.code}: ${cell(refused.message)} |`);
    else {
      const notes = [
        ...(whole.problems.length > 0 ? [`refused: ${whole.problems.map((each) => each.message).join(' ')}`] : []),
        ...whole.warnings.map((each) => each.message),
      ];
      lines.push(`| ${file} | ${whole.transactions.length} | ${whole.accounts.length} | ${cell(notes.join(' '))} |`);
    }
  }
  return lines;
}

/** The lines of docs/imports.md's table below a heading. */
export function documentedTable(heading: string): string[] {
  const text = readFileSync(join(repository, 'docs/imports.md'), 'utf8');
  const section = text.split(/^(?=##+ )/m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  return section.split('\n').filter((line) => /^\| [^|]+\.\w+ \|/.test(line));
}
