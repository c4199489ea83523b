// Building the pages: only when something they are made of has changed, and not at all where they come ready-made.
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildPages } from './build-pages.ts';

const ours = fileURLToPath(new URL('../..', import.meta.url));
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pages-'));
  await mkdir(join(root, 'web/client'), { recursive: true });
  await writeFile(join(root, 'package.json'), '{"type":"module"}');
  await writeFile(
    join(root, 'vite.config.ts'),
    "export default { root: 'web/client', build: { outDir: '../../dist', emptyOutDir: true } };",
  );
  await writeFile(
    join(root, 'web/client/index.html'),
    '<!doctype html><title>Hi</title><script type="module" src="./main.ts"></script>',
  );
  await writeFile(join(root, 'web/client/main.ts'), "document.title = 'one';");
});

afterEach(() => rm(root, { recursive: true, force: true }));

const installVite = () => symlink(join(ours, 'node_modules'), join(root, 'node_modules'));
const builtCode = async () => {
  const assets = join(root, 'dist/assets');
  const names = await readdir(assets);
  return (await Promise.all(names.map((name) => readFile(join(assets, name), 'utf8')))).join('');
};

describe('the pages', () => {
  it('are built once, and again when a source changes, but not for a test', async () => {
    await installVite();
    expect(await buildPages(root)).toBe('built');
    expect(await builtCode()).toContain('one');
    expect(await buildPages(root)).toBe('unchanged');
    await writeFile(join(root, 'web/client/main.test.ts'), '');
    expect(await buildPages(root)).toBe('unchanged');
    await writeFile(join(root, 'web/client/main.ts'), "document.title = 'two';");
    expect(await buildPages(root)).toBe('built');
    expect(await builtCode()).toContain('two');
  });

  it('say what is wrong when they cannot be built, and are tried again next time', async () => {
    await installVite();
    await writeFile(join(root, 'web/client/main.ts'), "import './missing.ts';");
    await expect(buildPages(root)).rejects.toMatchObject({ message: expect.stringContaining('missing') });
    await writeFile(join(root, 'web/client/main.ts'), "document.title = 'three';");
    expect(await buildPages(root)).toBe('built');
  });

  it('are left as they came without vite or without sources', async () => {
    expect(await buildPages(root)).toBe('skipped');
    await installVite();
    await rm(join(root, 'web'), { recursive: true });
    expect(await buildPages(root)).toBe('skipped');
  });
});
