// Reads well-formed XML piece by piece (sax): no DOCTYPE, no entities but XML's five, errors with their line and in our words.
import sax from 'sax';
import { refusal } from './report.ts';
import { refuseNul } from './xml-encoding.ts';

/** An element with what is in it. Names have no prefix. */
export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
  line: number;
}

/** What a reader wants of a document. */
export interface XmlEvents {
  /** An element begins that is in no kept one. True: keep it with everything in it, and tell `node` when it is whole. */
  open(name: string, line: number): boolean;
  /** A kept element is whole. */
  node(node: XmlNode): void;
  /** Elements of a kept one with this name are told one by one and then dropped, so that a long list is never held at once. */
  listed: string;
  item(node: XmlNode, holder: XmlNode): void;
  /** An element that was not kept ends. */
  close(name: string): void;
}

/** Deeper than any statement; a file that nests on and on is an attack. */
const MAX_DEPTH = 100;
/** An element that is kept whole has some hundred elements in it; a batch's payments are dropped as they come. */
const MAX_NODES = 100_000;
/** Letters of one text. */
const MAX_TEXT = 1_000_000;

/** Starts reading. `write` and `end` throw UNREADABLE_FILE with the line where the text stops being XML, or is not what a bank writes. */
export function createXmlReader(events: XmlEvents) {
  // sax knows HTML's entities too unless told otherwise; its types leave the option out.
  const options = { position: true, strictEntities: true };
  const parser = sax.parser(true, options);
  const path: string[] = [];
  const kept: XmlNode[] = [];
  let nodes = 0;
  let textLength = 0;
  let root: string | null = null;
  const lineHere = () => parser.line + 1;

  parser.onerror = (error) => {
    const isEnd = /^Unclosed root tag|^Unexpected end/i.test(error.message);
    const what = isEnd
      ? 'ends too early: it looks cut off'
      : /buffer/i.test(error.message)
        ? 'holds a tag or a comment that is far too long'
        : 'is not written as XML should be';
    throw broken(`This file ${what}, at line ${lineHere()}. Download it again.`, lineHere());
  };
  parser.ondoctype = () => {
    throw broken(
      `Line ${lineHere()} of this file defines its own words (DOCTYPE). A bank's file never does, so nothing of it was read.`,
      lineHere(),
    );
  };
  parser.onopentag = ({ name, attributes }) => {
    const local = localOf(name);
    root ??= local;
    path.push(local);
    textLength = 0;
    if (path.length > MAX_DEPTH)
      throw broken(`Line ${lineHere()} of this file is nested too deeply to be a bank's.`, lineHere());
    if (kept.length === 0 && !events.open(local, lineHere())) return;
    nodes += 1;
    if (nodes > MAX_NODES) throw broken(`Too much stands in one part of this file (line ${lineHere()}).`, lineHere());
    const node: XmlNode = {
      name: local,
      attributes: attributesOf(attributes),
      children: [],
      text: '',
      line: lineHere(),
    };
    kept.at(-1)?.children.push(node);
    kept.push(node);
  };
  const addText = (text: string) => {
    textLength += text.length;
    if (textLength > MAX_TEXT)
      throw broken(`A text of this file is longer than a million letters (line ${lineHere()}).`, lineHere());
    const node = kept.at(-1);
    if (node) node.text += text;
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.onclosetag = (name) => {
    path.pop();
    const node = kept.pop();
    if (!node) return events.close(localOf(name));
    node.text = node.text.replace(/\s+/g, ' ').trim();
    const holder = kept.at(-1);
    if (!holder) {
      nodes = 0;
      return events.node(node);
    }
    if (node.name !== events.listed) return;
    holder.children.pop();
    nodes -= sizeOf(node);
    events.item(node, kept[0] ?? node);
  };

  return {
    write(piece: string): void {
      refuseNul(piece, lineHere());
      parser.write(piece);
    },
    end(): void {
      const line = lineHere();
      parser.close();
      if (root === null) throw broken('There is no XML in this file.', line);
    },
  };
}

/** The first child with a name, then its child, and so on; null when one is missing. */
export function nodeAt(node: XmlNode | null | undefined, ...names: string[]): XmlNode | null {
  let here = node ?? null;
  for (const name of names) here = here?.children.find((child) => child.name === name) ?? null;
  return here;
}

/** The text there; '' when it is missing. */
export function textAt(node: XmlNode | null | undefined, ...names: string[]): string {
  return nodeAt(node, ...names)?.text ?? '';
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attributesOf(attributes: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localOf(name), String(value)]));
}

function sizeOf(node: XmlNode): number {
  return node.children.reduce((sum, child) => sum + sizeOf(child), 1);
}

function broken(message: string, line: number) {
  return refusal('UNREADABLE_FILE', message, [{ line, field: null, code: 'UNREADABLE_FILE', message }]);
}
