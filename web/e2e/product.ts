// The product and a browser, opened once for all tests of a file.
import { cpSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { households } from '../../knowledge/db/seed.ts';
import { openBrowser, openPage, signInAs } from './browser.ts';
import { emptyFolder, type Folder, type Served, serve, TODAY } from './serve.ts';

/** Both are there once the tests run. */
export interface Product {
  server: Served;
  browser: Browser;
  /** What the server was started with. */
  settings: Record<string, string>;
}

/** Opens the product before a file's tests and closes it after them. `prepare` may write files into the server's folder; it returns the settings. */
export function useProduct(prepare: (folder: string) => Record<string, string> = () => ({})): Product {
  const product = {} as Product;
  let folder: Folder;
  beforeAll(async () => {
    folder = startedFolder();
    product.settings = prepare(folder.path);
    product.server = await serve(folder.path, product.settings);
    product.browser = await openBrowser();
  });
  afterAll(async () => {
    await product.browser?.close();
    await product.server?.stop();
    folder?.remove();
  });
  return product;
}

/** A page on which the household of this place among the samples is signed in. */
export async function signedIn(
  { browser, server }: Product,
  household: number,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Page> {
  const page = await openPage(browser, server.url, colorScheme);
  await signInAs(page, households({ seed: 1, anchorOn: TODAY })[household]?.email ?? '');
  return page;
}

/** A new folder as the first start of a server leaves it: the samples are there and the articles can be searched. */
function startedFolder(): Folder {
  const folder = emptyFolder();
  // The door of a server that has ended is a socket: nobody opens it again, and sockets cannot be copied.
  cpSync(inject('startedFolder'), folder.path, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  return folder;
}
