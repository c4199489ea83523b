// Every format that can be imported. A file is of the first one that recognises it, so CSV, which is nearly anything, comes last.
import { camt } from './camt.ts';
import { csv } from './csv.ts';
import type { Importer } from './importer.ts';
import { ofx } from './ofx.ts';
import { plaid } from './plaid.ts';

/** The formats, in the order they are asked. */
export const importers: Importer[] = [plaid, ofx, camt, csv];
