// Vectors as pgvector sends and receives them in binary: two bytes of length, two unused, then four a number. As text they take ten times
// as long to write and to read.

const HEAD = 4;

/** The bytes of a vector, in single precision. */
export function vectorBytes(vector: number[]): Buffer {
  const bytes = Buffer.alloc(HEAD + 4 * vector.length);
  bytes.writeInt16BE(vector.length);
  for (const [at, value] of vector.entries()) bytes.writeFloatBE(value, HEAD + 4 * at);
  return bytes;
}

/** The numbers of a vector's bytes. */
export function vectorOf(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const vector = new Float32Array(view.getInt16(0));
  for (let at = 0; at < vector.length; at += 1) vector[at] = view.getFloat32(HEAD + 4 * at);
  return vector;
}
