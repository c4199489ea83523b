// Latent semantic analysis: term vectors such that terms said in the same texts lie near each other.
import { chance } from './maths.ts';
import type { Bag } from './vocabulary.ts';

// More directions than are kept, and a few rounds, find the leading ones well (Halko, Martinsson, Tropp 2011).
const SPARE = 12;
const ROUNDS = 5;

/**
 * Vectors of `size` terms in `dimensions` directions, row after row: the left singular vectors of the terms x texts matrix, each direction
 * as strong as the square root of its singular value. `bags` are the texts.
 */
export function lsa(bags: Bag[], size: number, dimensions: number): Float64Array {
  const width = dimensions + SPARE;
  const random = chance(20);
  let basis = orthonormal(
    Float64Array.from({ length: size * width }, () => random() - 0.5),
    size,
    width,
  );
  for (let round = 0; round < ROUNDS; round += 1)
    basis = orthonormal(timesOwnTranspose(bags, basis, size, width), size, width);
  const image = timesOwnTranspose(bags, basis, size, width);
  const { values, vectors } = eigen(product(basis, image, size, width), width);
  const order = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, dimensions);
  const result = new Float64Array(size * dimensions);
  for (let row = 0; row < size; row += 1) {
    order.forEach((column, place) => {
      let sum = 0;
      for (let at = 0; at < width; at += 1) sum += (basis[row * width + at] ?? 0) * (vectors[at * width + column] ?? 0);
      // An eigenvalue of A·Aᵀ is a singular value squared.
      result[row * dimensions + place] = sum * Math.sqrt(Math.sqrt(Math.max(values[column] ?? 0, 0)));
    });
  }
  return result;
}

/** A·(Aᵀ·B) for the matrix A whose columns are the texts. */
function timesOwnTranspose(bags: Bag[], basis: Float64Array, size: number, width: number): Float64Array {
  const result = new Float64Array(size * width);
  const column = new Float64Array(width);
  for (const { rows, weights } of bags) {
    column.fill(0);
    for (let at = 0; at < rows.length; at += 1) {
      const start = (rows[at] ?? 0) * width;
      const weight = weights[at] ?? 0;
      for (let place = 0; place < width; place += 1)
        column[place] = (column[place] ?? 0) + weight * (basis[start + place] ?? 0);
    }
    for (let at = 0; at < rows.length; at += 1) {
      const start = (rows[at] ?? 0) * width;
      const weight = weights[at] ?? 0;
      for (let place = 0; place < width; place += 1)
        result[start + place] = (result[start + place] ?? 0) + weight * (column[place] ?? 0);
    }
  }
  return result;
}

/** The columns made perpendicular and of length one (Gram-Schmidt, done twice for exactness). */
function orthonormal(matrix: Float64Array, size: number, width: number): Float64Array {
  const columns = Array.from({ length: width }, (_, place) =>
    Float64Array.from({ length: size }, (__, row) => matrix[row * width + place] ?? 0),
  );
  columns.forEach((column, place) => {
    for (let pass = 0; pass < 2; pass += 1) {
      for (let other = 0; other < place; other += 1) {
        const earlier = columns[other] ?? column;
        const share = dot(column, earlier);
        for (let row = 0; row < size; row += 1) column[row] = (column[row] ?? 0) - share * (earlier[row] ?? 0);
      }
    }
    const length = Math.sqrt(dot(column, column)) || 1;
    for (let row = 0; row < size; row += 1) column[row] = (column[row] ?? 0) / length;
  });
  const result = new Float64Array(size * width);
  columns.forEach((column, place) => {
    for (let row = 0; row < size; row += 1) result[row * width + place] = column[row] ?? 0;
  });
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** Bᵀ·C, made exactly symmetric. */
function product(b: Float64Array, c: Float64Array, size: number, width: number): Float64Array {
  const raw = new Float64Array(width * width);
  for (let row = 0; row < size; row += 1) {
    for (let i = 0; i < width; i += 1) {
      const left = b[row * width + i] ?? 0;
      for (let j = 0; j < width; j += 1)
        raw[i * width + j] = (raw[i * width + j] ?? 0) + left * (c[row * width + j] ?? 0);
    }
  }
  return raw.map((value, at) => (value + (raw[(at % width) * width + Math.floor(at / width)] ?? 0)) / 2);
}

// Jacobi's method halves what is left off the diagonal many times over in each round; ten are plenty for 250 columns.
const JACOBI_ROUNDS = 10;

/** Eigenvalues and eigenvectors (in columns) of a symmetric matrix, by Jacobi's rotations. */
function eigen(symmetric: Float64Array, width: number): { values: Float64Array; vectors: Float64Array } {
  const matrix = symmetric.slice();
  const vectors = new Float64Array(width * width);
  for (let at = 0; at < width; at += 1) vectors[at * width + at] = 1;
  for (let round = 0; round < JACOBI_ROUNDS; round += 1) {
    for (let p = 0; p < width; p += 1) {
      for (let q = p + 1; q < width; q += 1) rotate(matrix, vectors, width, p, q);
    }
  }
  return { values: Float64Array.from({ length: width }, (_, at) => matrix[at * width + at] ?? 0), vectors };
}

function rotate(matrix: Float64Array, vectors: Float64Array, width: number, p: number, q: number): void {
  const off = matrix[p * width + q] ?? 0;
  if (off === 0) return;
  const theta = ((matrix[q * width + q] ?? 0) - (matrix[p * width + p] ?? 0)) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < width; k += 1) {
    const kp = matrix[k * width + p] ?? 0;
    const kq = matrix[k * width + q] ?? 0;
    matrix[k * width + p] = c * kp - s * kq;
    matrix[k * width + q] = s * kp + c * kq;
  }
  for (let k = 0; k < width; k += 1) {
    const pk = matrix[p * width + k] ?? 0;
    const qk = matrix[q * width + k] ?? 0;
    matrix[p * width + k] = c * pk - s * qk;
    matrix[q * width + k] = s * pk + c * qk;
    const vp = vectors[k * width + p] ?? 0;
    const vq = vectors[k * width + q] ?? 0;
    vectors[k * width + p] = c * vp - s * vq;
    vectors[k * width + q] = s * vp + c * vq;
  }
}
