// The number of an account, however a file spaces or quotes it.

/** "DE44 2004 0000 0538" and "de4420040000538" are one account; "" when the cell is empty. */
export function accountKey(cell: string | undefined): string {
  return (cell ?? '').replace(/[^\p{L}\p{N}*]/gu, '').toUpperCase();
}
