// Assert: the reply says what the case asks for and nothing it forbids, and it says something.
import { assertion } from './reply.ts';

/** Checks `says`, `neverSays` and the expected error of a case. */
export const wording = assertion((text, { error }, expected) => [
  ...(text.trim() === '' ? ['the reply is empty'] : []),
  ...(/\{\{|\}\}|undefined|NaN|\[object/.test(text) ? ['the reply has a hole in it'] : []),
  ...((error?.code ?? null) === expected.error
    ? []
    : [`the error is ${error?.code ?? 'none'}, not ${expected.error ?? 'none'}`]),
  ...expected.says.filter((each) => !new RegExp(each, 'i').test(text)).map((each) => `it does not say /${each}/`),
  ...expected.neverSays.filter((each) => new RegExp(each, 'i').test(text)).map((each) => `it says /${each}/`),
]);
