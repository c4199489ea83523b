// The local embedder's trained part as one file: what terms it knows, how much each tells, and its vector in 8-bit numbers.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Known terms by row. A vector is `steps` (whole numbers from -127 to 127) times the row's `scale`. */
export interface TermModel {
  dimensions: number;
  terms: string[];
  /** How much a term tells, 0 to 1. */
  rarity: Float64Array;
  scale: Float32Array;
  steps: Int8Array;
}

/** Where the trained file lies. */
export const modelFile = new URL('local.model', import.meta.url);

/** Reads the trained file. `fingerprint` is of its bytes: another training gives another. */
export function readModel(): { model: TermModel; fingerprint: string } {
  const bytes = readFileSync(modelFile);
  return { model: modelOf(bytes), fingerprint: createHash('sha256').update(bytes).digest('hex').slice(0, 8) };
}

/** The trained part that the bytes of a file hold. */
export function modelOf(bytes: Buffer): TermModel {
  const end = bytes.indexOf('\n\n');
  const [first = '', ...terms] = bytes.subarray(0, end).toString('utf8').split('\n');
  const dimensions = Number(/^local embedder, (\d+) dimensions$/.exec(first)?.[1]);
  const at = end + 2;
  // Copied, so that the four-byte numbers begin where the machine wants them.
  const data = Uint8Array.prototype.slice.call(bytes, at);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const size = terms.length;
  return {
    dimensions,
    terms,
    rarity: Float64Array.from({ length: size }, (_, row) => view.getUint8(row) / 255),
    scale: Float32Array.from({ length: size }, (_, row) => view.getFloat32(size + 4 * row, true)),
    steps: Int8Array.from({ length: size * dimensions }, (_, place) => view.getInt8(5 * size + place)),
  };
}

/** The bytes of a trained file. `vectors` holds a row a term. */
export function modelBytes({
  dimensions,
  terms,
  rarity,
  vectors,
}: {
  dimensions: number;
  terms: string[];
  rarity: number[];
  vectors: Float64Array;
}): Buffer {
  const size = terms.length;
  const data = new DataView(new ArrayBuffer(size * (5 + dimensions)));
  for (let row = 0; row < size; row += 1) {
    const vector = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    const scale = Math.fround(Math.max(...vector.map(Math.abs)) / 127) || 1;
    data.setUint8(row, Math.round((rarity[row] ?? 0) * 255));
    data.setFloat32(size + 4 * row, scale, true);
    vector.forEach((value, place) => {
      data.setInt8(5 * size + row * dimensions + place, Math.max(-127, Math.min(127, Math.round(value / scale))));
    });
  }
  const head = [`local embedder, ${dimensions} dimensions`, ...terms, '', ''].join('\n');
  return Buffer.concat([Buffer.from(head), Buffer.from(data.buffer)]);
}
