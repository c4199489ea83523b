// Binds every figure of a sentence to what backs it: a known fact, the customer's own words or a cited article. One that binds to nothing is a problem.
import type { Fact } from '../../knowledge/fact.ts';
import { plainText } from '../../knowledge/plain-text.ts';
import type { RailContext, Span } from '../rail.ts';
import { carryInto } from './carry.ts';
import type { Case } from './case.ts';
import { wrongDirection, wrongOrder } from './directions.ts';
import { wrongEntity } from './entity-claims.ts';
import { isInOthersWords, isInOwnWords } from './frames.ts';
import { isPlainlyLabelled, outdone, wrongNoun, wrongRate } from './labels.ts';
import { type Known, know, type Meant } from './meanings.ts';
import { wrongMeasure } from './measure-claims.ts';
import { isInName } from './names.ts';
import { isReceiptRight } from './receipts.ts';
import { figuresOf, layOut, type Placed, type Scene } from './scene.ts';
import { isCited, isTheirs } from './sources.ts';
import { misread, wrongPlace } from './surroundings.ts';
import { wrongText } from './texts.ts';
import { mixedTimes, timeProblem, wrongTime } from './time-claims.ts';
import { findTimes, readDate } from './times.ts';
import { type Stance, saysNegative, saysValue, stanceOf } from './values.ts';
import { meaning } from './words.ts';

/** A figure of the sentence and the fact it says. Offsets are those of the sentence as given, references unfilled. */
export interface BoundFigure extends Span {
  fact: Fact;
}

/** What came of binding a sentence. */
export interface Binding {
  bound: BoundFigure[];
  /** The first thing that is wrong; the sentence must not be shown. */
  problem?: { code: string; spans: Span[]; evidence: string[] };
}

/** More figures than this in one sentence are no sentence; a wide table row has a dozen. */
const MAX_FIGURES = 40;

const latest = new WeakMap<RailContext, { text: string; facts: number; binding: Binding }>();

/** Binds the figures of one sentence, list item or table row. The rail and the release of a sentence ask for the same one. */
export function bindSentence(text: string, context: RailContext): Binding {
  const kept = latest.get(context);
  const facts = context.facts.length;
  if (kept?.text === text && kept.facts === facts) return kept.binding;
  const binding = bindPlain(text, context);
  latest.set(context, { text, facts, binding });
  return binding;
}

function bindPlain(text: string, context: RailContext): Binding {
  const plain = plainText(text);
  const known = know(context.facts);
  const binding = plain.text.trimStart().startsWith('|')
    ? bindRow(plain.text, context, known)
    : bindText(plain.text, context, known);
  const twice = binding.bound.find(
    ({ fact }, index) => fact.unit !== 'text' && binding.bound.findIndex((other) => other.fact === fact) < index,
  );
  if (twice && !binding.problem) {
    binding.problem = {
      code: 'figure-said-twice',
      spans: [{ start: twice.start, end: twice.end }],
      evidence: [twice.fact.id],
    };
  }
  const toOriginal = <Place extends Span>(place: Place): Place => ({
    ...place,
    start: plain.toOriginal(place.start),
    end: plain.toOriginalEnd(place.end),
  });
  return {
    bound: binding.bound.map(toOriginal),
    ...(binding.problem && { problem: { ...binding.problem, spans: binding.problem.spans.map(toOriginal) } }),
  };
}

// A cell is read as "row-name header: cell", so that what heads its row and column binds it.
function bindRow(text: string, context: RailContext, known: Known): Binding {
  const carry = carryInto(text, context.released, context.customerText, known);
  const cells = cellsOf(text);
  const headers = carry.header ? cellsOf(carry.header) : [];
  const name = cells[0]?.text.trim() ?? '';
  const bound: BoundFigure[] = [];
  for (const [index, cell] of cells.entries()) {
    const header = headers[index]?.text.trim() ?? '';
    const lead = index === 0 ? '' : [name, header].filter(Boolean).join(' ');
    const prefix = lead ? `${lead}: ` : '';
    const binding = bindText(prefix + cell.text, context, known);
    const back = <Place extends Span>(place: Place): Place => ({
      ...place,
      start: place.start - prefix.length + cell.start,
      end: place.end - prefix.length + cell.start,
    });
    if (binding.problem) {
      const spans = binding.problem.spans.map(back).filter(({ end }) => end > cell.start);
      return { bound: [], problem: { ...binding.problem, spans } };
    }
    bound.push(...binding.bound.map(back).filter(({ start }) => start >= cell.start));
  }
  return { bound };
}

function cellsOf(row: string): { text: string; start: number }[] {
  const cells: { text: string; start: number }[] = [];
  let start = row.indexOf('|') + 1;
  while (start > 0 && start <= row.length) {
    const end = row.indexOf('|', start);
    const text = row.slice(start, end < 0 ? row.length : end);
    if (end >= 0 || text.trim() !== '') cells.push({ text, start });
    if (end < 0) break;
    start = end + 1;
  }
  return cells;
}

function bindText(text: string, context: RailContext, known: Known): Binding {
  const figures = figuresOf(text);
  const [first] = figures;
  if (first && figures.length > MAX_FIGURES) {
    return {
      bound: [],
      problem: { code: 'too-many-figures', spans: [{ start: first.start, end: first.end }], evidence: [] },
    };
  }
  const scene = layOut(text, known, figures);
  const { times, unread } = findTimes(scene, context.today, known);
  if (scene.placed.length === 0 && times.length === 0) return { bound: [] };
  const carry = carryInto(text, context.released, context.customerText, known);
  const here: Case = { scene, known, carry, context, times };
  // "two months ago" measures nothing, so nothing belongs to it.
  for (const placed of scene.placed) if (isInTime(here, placed)) placed.isMeasure = false;
  const bound: { placed: Placed; meant: Meant }[] = [];
  const fail = (code: string, { start, end }: Span, evidence: string[] = []): Binding => ({
    bound: [],
    problem: { code, spans: [{ start, end }], evidence },
  });
  prefill(here);
  // Dates first: an amount may lean on the day it happened.
  const isDate = ({ figure }: Placed) => Number(figure.kind === 'date');
  for (const placed of scene.placed.toSorted((a, b) => isDate(b) - isDate(a))) {
    const { figure } = placed;
    const result = bindFigure(here, placed);
    if (result === 'innocent') continue;
    if (typeof result === 'string') return fail(result, figure, placed.meant ? [placed.meant.fact.id] : []);
    placed.meant = result;
    bound.push({ placed, meant: result });
  }
  bound.sort((a, b) => a.placed.figure.start - b.placed.figure.start);
  const order = wrongOrder(scene, bound);
  if (order) return fail(order.code, order.placed.figure);
  const time = timeProblem(here, bound, unread) ?? mixedTimes(here, bound);
  if (time) return fail(time.code, time.place);
  return {
    bound: bound.map(({ placed, meant }) => ({ start: placed.figure.start, end: placed.figure.end, fact: meant.fact })),
  };
}

// A literal that only one fact can be counts as that fact while its neighbours are checked.
function prefill({ scene, known }: Case): void {
  for (const placed of scene.placed) {
    if (placed.figure.kind === 'reference' || !placed.isMeasure) continue;
    const fits = known.all.filter(({ fact }) => saysValue(placed.figure, fact, stance(scene, placed)));
    if (fits.length === 1 && fits[0]) placed.meant = fits[0];
  }
}

const stance = (scene: Scene, { figure }: Placed): Stance =>
  stanceOf(scene.lower.slice(0, figure.start), scene.lower.slice(figure.end));

/** The fact a figure is bound to, `innocent` when it needs none, or the code of what is wrong. */
function bindFigure(here: Case, placed: Placed): Meant | string {
  const { figure, meant } = placed;
  if (figure.kind === 'structural') return 'innocent';
  if (figure.kind === 'malformed') return 'malformed-reference';
  if (figure.kind === 'reference') {
    if (!meant) return 'unknown-reference';
    return misread(here.scene, placed, meant) ?? bindTo(here, placed, meant) ?? meant;
  }
  if (isInName(here, placed) || isInTime(here, placed)) return 'innocent';
  if (figure.kind === 'date') return bindDate(here, placed);
  const candidates = candidatesFor(here, placed);
  let code = candidates.length > 0 ? 'wrong-label' : 'figure-without-source';
  const fits: Meant[] = [];
  for (const candidate of candidates) {
    placed.meant = candidate;
    const wrong = bindTo(here, placed, candidate);
    if (wrong === null) fits.push(candidate);
    else code = wrong;
  }
  // Each of these is truly said; the one that is said most fully is the one that is meant.
  const said = meaning(here.scene.text);
  const fullness = ({ tokens }: Meant) =>
    [...tokens].filter((token) => said.has(token)).length / Math.max(1, tokens.size);
  const [best] = fits.toSorted((a, b) => fullness(b) - fullness(a));
  if (best) return best;
  placed.meant = undefined;
  const { scene, context } = here;
  if (isTheirs(figure, scene, context.customerText) || isCited(figure, scene, context.articles)) return 'innocent';
  return code;
}

function candidatesFor({ scene, known }: Case, placed: Placed): Meant[] {
  const said = stance(scene, placed);
  return known.all.filter(
    (meant) =>
      saysValue(placed.figure, meant.fact, said) ||
      (saysNegative(placed.figure, meant.fact, said) && isSaidBelow(scene, placed, meant)),
  );
}

function isSaidBelow(scene: Scene, placed: Placed, meant: Meant): boolean {
  return (
    wrongDirection(scene, placed, meant) === null &&
    /\b(?:down|short|less|fewer|lower|below|under|overdrawn|loss|lost|shortfall|fell|dropped|decreased|decrease|drop|negative)\b/.test(
      scene.lower,
    )
  );
}

/** Why this fact cannot stand here, or null. */
function bindTo(here: Case, placed: Placed, meant: Meant): string | null {
  const { scene, known, carry } = here;
  const { fact } = meant;
  if (!isReceiptRight(fact, known)) return 'receipt-mismatch';
  if (isInOthersWords(scene, placed, meant, known)) return 'wrong-label';
  if (fact.unit === 'text') return wrongText(scene, placed, meant, { carry, known });
  if (isInOwnWords(scene, placed, meant)) return wrongTime(here, placed, meant);
  const said = stance(scene, placed);
  const others = scene.placed.filter((other) => other !== placed && other.isMeasure).length;
  if ((said === 'above' || said === 'below') && others === 0 && !isBoundFor(meant, said))
    return 'comparison-without-source';
  return (
    wrongEntity(scene, placed, meant, carry) ??
    (isPlainlyLabelled(scene, meant, { carry, known }) ? null : 'wrong-label') ??
    wrongMeasure(scene, placed, meant, { carry, known }) ??
    wrongPlace(scene, placed, meant) ??
    wrongNoun(scene, placed, meant, carry) ??
    wrongDirection(scene, placed, meant) ??
    wrongRate(scene, placed, meant, carry) ??
    outdone(scene, placed, meant, { carry, known }) ??
    wrongTime(here, placed, meant)
  );
}

// "at least the minimum", "up to your limit" are what these facts mean.
function isBoundFor({ measures }: Meant, said: Stance): boolean {
  return said === 'above'
    ? measures.has('minimum')
    : measures.has('limit') || measures.has('available') || measures.has('largest');
}

function bindDate(here: Case, placed: Placed): Meant | string {
  const { known, scene, times } = here;
  const time = times.find(({ start, end }) => start <= placed.figure.start && end >= placed.figure.end);
  const readings = readDate(placed.figure.date ?? {}, here.context.today).filter(({ from, to }) => from === to);
  for (const meant of known.all) {
    if (meant.fact.unit !== 'date') continue;
    const isSameDay =
      readings.some(({ from }) => from === meant.fact.value) ||
      (time?.day !== undefined && Number(String(meant.fact.value).slice(8)) === time.day);
    if (!isSameDay) continue;
    if (
      wrongEntity(scene, placed, meant, here.carry) === null &&
      isPlainlyLabelled(scene, meant, here) &&
      wrongMeasure(scene, placed, meant, here) === null
    )
      return meant;
  }
  return 'innocent';
}

// "the last 30 days" is a time; times are checked as such.
function isInTime({ times }: Case, { figure }: Placed): boolean {
  if (figure.kind !== 'duration' && figure.kind !== 'count') return false;
  return times.some(({ start, end }) => figure.start >= start && figure.end <= end);
}
