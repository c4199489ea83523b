// Opening the embedded database: what it says it is, that it keeps its data, and that it is one process's at a time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asCustomer } from './customer.ts';
import { openDoor } from './door.ts';
import { testCustomer } from './fixture.ts';
import { openDatabase } from './open.ts';

describe('the embedded database', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'coach-open-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('says what it is, keeps its data over a restart, and goes on signing with the same key', async () => {
    const first = await openDatabase({ dataDir });
    expect(first.engine).toBe('pglite');
    expect(first.version).toMatch(/^PGlite, PostgreSQL \d+\.\d+, pgvector \d+\.\d+\.\d+$/);
    const id = await testCustomer(first, { email: 'ada@test.invalid' });
    await first.close();
    await first.close();
    const second = await openDatabase({ dataDir });
    const { rows } = await asCustomer(second, id, (tx) => tx.execute(sql`SELECT email FROM api.user_profiles`));
    expect(rows).toEqual([{ email: 'ada@test.invalid' }]);
    await second.close();
  });

  it('belongs to one opener at a time, or to whoever opened the door first', async () => {
    const db = await openDatabase({ dataDir });
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
    await db.close();
    const door = await openDoor(dataDir, async () => 0);
    const again = await openDatabase({ dataDir });
    await again.close();
    await expect(openDoor(dataDir, async () => 0)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
    await door.close();
  });

  it('has every committed row after kill -9', async () => {
    const module = (path: string) => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)));
    const script = join(dataDir, 'writer.mts');
    await writeFile(
      script,
      `import { openDatabase } from ${module('./open.ts')};
       const db = await openDatabase({ dataDir: process.argv[2] });
       for (let n = 1; ; n++) {
         await db.owner.execute(\`INSERT INTO ledger.user_profiles (email, name) VALUES ('\${n}@test.invalid', '\${n}')\`);
         process.stdout.write(n + '\\n');
       }`,
    );
    const folder = join(dataDir, 'data');
    const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    await new Promise<void>((done) => {
      child.stdout.on('data', (chunk) => {
        said += chunk;
        if (said.split('\n').length > 200) done();
      });
    });
    child.kill('SIGKILL');
    await once(child, 'close');
    const committed = Number(said.trim().split('\n').at(-1));
    const db = await openDatabase({ dataDir: folder });
    const { rows } = await db.owner.execute<{ n: number }>(sql`SELECT count(*) AS n FROM ledger.user_profiles`);
    expect(rows[0]?.n).toBeGreaterThanOrEqual(committed);
    expect(rows[0]?.n).toBeLessThanOrEqual(committed + 1);
    await db.close();
  }, 90_000);
});

describe('a server that cannot be used', () => {
  it('is refused in words that name it and hide the password', async () => {
    const opening = openDatabase({ databaseUrl: 'postgres://someone:hush@127.0.0.1:9/money' });
    await expect(opening).rejects.toMatchObject({ code: 'CONFIG', message: expect.stringContaining('127.0.0.1:9') });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('hush') });
  });
});
