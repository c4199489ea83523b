// Turns text into vectors. The local embedder needs no download: a small trained file beside it, and a hash of what that does not know.
import { openLocal } from './embedders/local.ts';

/** What a text is for: some models embed a question otherwise than a passage that may answer it. */
export type TextKind = 'query' | 'passage';

/** Anything that turns texts into vectors of one length. Vectors are only compared with vectors of the same name. */
export interface Embedder {
  /** Name and version; stored with every vector. */
  name: string;
  dimensions: number;
  /** One unit vector a text, in order; of passages unless told otherwise. A text without words gives a zero-free constant vector. */
  embed(texts: string[], kind?: TextKind): Promise<number[][]>;
}

let opened: ReturnType<typeof openLocal> | undefined;

/** The default embedder: the same text gives the same vector on every machine. Its file is read once. */
export function localEmbedder(): Embedder {
  opened ??= openLocal();
  const { name, dimensions, embedOne } = opened;
  return { name, dimensions, embed: async (texts) => texts.map(embedOne) };
}
