// Before the end-to-end tests: starts the product once in an empty folder, as a person does. Every test file begins with a copy of what that leaves.
import type { TestProject } from 'vitest/node';
import { emptyFolder, serve } from './serve.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder with the sample households and the articles, as the first start of a server left it. */
    startedFolder: string;
  }
}

/** Makes the folder; vitest calls what it returns when all tests are done. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = emptyFolder();
  const server = await serve(folder.path);
  await server.stop();
  project.provide('startedFolder', folder.path);
  return folder.remove;
}
