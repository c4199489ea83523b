// Every OFX and CAMT file of the third-party data against a read of another kind: regular expressions, and the JSON beside each CAMT file.
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { camt } from './camt.ts';
import { dataFiles, documentedTable, hasData, rawText, readData, tableOf } from './data-table.fixture.ts';
import { ofx } from './ofx.ts';

const OFX_FOLDERS = ['bank-exports/ofxparse', 'bank-exports/ofxparser'];
const CAMT_FOLDER = 'bank-exports/genkgo-camt';

const ofxFiles = OFX_FOLDERS.flatMap((folder) =>
  dataFiles(folder, '.ofx').map((file) => ({ folder, file, text: rawText(folder, file) })),
);
const isExpected = ({ file, text }: { file: string; text: string }) =>
  text.includes('<BANKTRANLIST>') && !/(^|\/)(fail_|error_)/.test(file);

/** The value behind a tag: up to the next tag or the line's end. */
const valueIn = (block: string, tag: string) => new RegExp(`<${tag}>([^<\r\n]*)`).exec(block)?.[1]?.trim() ?? '';
/** Is a bank's id one? Up to three digits count rows of one file; nothing is nothing. */
const isOwnId = (id: string) => id !== '' && !/^\d{1,3}$/.test(id);

describe.skipIf(!OFX_FOLDERS.every(hasData))('the OFX files of other projects', () => {
  it('are as many as they were when this was written, so that none is passed over', () => {
    expect(ofxFiles.filter(isExpected)).toHaveLength(19);
    expect(ofxFiles).toHaveLength(42);
  });

  it.each(ofxFiles.filter(isExpected))(
    '$file: amounts, days and ids are those of its STMTTRN blocks',
    async ({ folder, file, text }) => {
      const blocks = [...text.matchAll(/<STMTTRN>([\s\S]*?)<\/STMTTRN>/g)].map(([, block = '']) => block);
      const written = blocks.filter((block) => block.includes('<TRNAMT>'));
      const { whole, refused } = await readData(ofx, folder, file);
      expect(refused).toBe(null);
      expect(whole?.problems).toEqual([]);
      expect(
        whole?.transactions.map(({ amountCents, postedOn }) => [amountCents, postedOn.replaceAll('-', '')]),
      ).toEqual(
        written.map((block) => [
          Math.round(Number(valueIn(block, 'TRNAMT')) * -100) || 0,
          valueIn(block, 'DTPOSTED').slice(0, 8),
        ]),
      );
      const ids = whole?.transactions.map((each) => each.externalId) ?? [];
      expect(new Set(ids).size).toBe(ids.length);
      for (const [index, block] of written.entries()) {
        const own = valueIn(block, 'FITID');
        expect(ids[index]?.slice(13)).toEqual(isOwnId(own) ? own : expect.stringMatching(/^[0-9a-f]{24}$/));
      }
      const numbers = new Set(
        [...text.matchAll(/<(?:BANK|CC)ACCTFROM>([\s\S]*?)<\/(?:BANK|CC)ACCTFROM>/g)].map(([, block = '']) =>
          valueIn(block, 'ACCTID'),
        ),
      );
      expect(whole?.accounts).toHaveLength(Math.max(1, numbers.size));
    },
  );

  it.each(ofxFiles.filter(({ text }) => text.includes('<INVSTMTRS>')))(
    '$file: says how much it holds that is not imported',
    async ({ folder, file, text }) => {
      const { refused } = await readData(ofx, folder, file);
      expect(refused?.code).toBe('NOTHING_TO_IMPORT');
      const positions = [...text.matchAll(/<POS(?:DEBT|MF|OPT|OTHER|STOCK)>/g)].length;
      if (positions > 0) expect(refused?.message).toContain(`${positions} position`);
      const cash = [...text.matchAll(/<INVBANKTRAN>/g)].length;
      if (cash > 0) expect(refused?.message).toContain(`${cash} cash movement`);
    },
  );

  it.each(OFX_FOLDERS)('docs/imports.md says what becomes of each file of %s', async (folder) => {
    expect(documentedTable(`### ${basename(folder)}`)).toEqual(await tableOf(ofx, folder, '.ofx'));
  });
});

interface Entry {
  amount: string;
  currency: string;
  on: string | null;
  reference: string | null;
}

/** The entries of genkgo's JSON, wherever they stand in it; it leaves out what it has said before. */
function entriesOf(json: unknown): Entry[] {
  if (typeof json !== 'object' || json === null) return [];
  const node = json as Record<string, unknown> & { __CLASS__?: string };
  const inside = Object.values(node).flatMap(entriesOf);
  if (!node.__CLASS__?.endsWith('DTO\\Entry')) return inside;
  const money = node.getAmount as { getAmount: string; getCurrency: { getCode: string } };
  const on = (node.getBookingDate as { 0: string } | null)?.[0].slice(0, 10) ?? null;
  const reference = node.getAccountServicerReference as string | null;
  return [{ amount: money.getAmount, currency: money.getCurrency.getCode, on, reference }, ...inside];
}

describe.skipIf(!hasData(CAMT_FOLDER))('the CAMT files of genkgo/camt', () => {
  const files = dataFiles(CAMT_FOLDER, '.json').map((file) => file.replace(/json$/, 'xml'));

  it('are as many as they were when this was written, so that none is passed over', () => {
    expect(files).toHaveLength(25);
    expect(dataFiles(CAMT_FOLDER, '.xml')).toHaveLength(26);
  });

  it.each(files)('%s: amounts, days and ids are those of the JSON beside it, and of its Ntry blocks', async (file) => {
    const { whole, refused } = await readData(camt, CAMT_FOLDER, file);
    expect(refused).toBe(null);
    expect(whole?.problems).toEqual([]);
    const rows = whole?.transactions ?? [];
    const text = rawText(CAMT_FOLDER, file);
    const created = /<(?:Stmt|Rpt|Ntfctn)>[\s\S]*?<CreDtTm>(.{10})/.exec(text)?.[1];

    const blocks = [...text.matchAll(/<Ntry>([\s\S]*?)<\/Ntry>/g)].map(([, block = '']) => block);
    expect(rows.map(({ amountCents, currency, postedOn }) => [amountCents, currency, postedOn])).toEqual(
      blocks.map((block) => {
        const [, currency, amount] = /<Amt Ccy="(...)">([\d.]+)</.exec(block) ?? [];
        const isOut = /<CdtDbtInd>DBIT/.test(block.split('<NtryDtls>')[0] ?? '');
        const on = /<BookgDt>\s*<Dt(?:Tm)?>(.{10})/.exec(block)?.[1] ?? created;
        return [Math.round(Number(amount) * (isOut ? 100 : -100)), currency, on];
      }),
    );

    // The JSON says the entries of the last statement only.
    const said = entriesOf(JSON.parse(rawText(CAMT_FOLDER, file.replace(/xml$/, 'json'))));
    expect(said.length).toBe(Math.min(1, blocks.length));
    for (const [index, entry] of said.entries()) {
      const row = rows[rows.length - said.length + index];
      expect([row?.amountCents, row?.currency, row?.postedOn]).toEqual([
        -Number(entry.amount),
        entry.currency,
        entry.on ?? created,
      ]);
      const own = entry.reference ?? /<UETR>([^<]+)/.exec(text)?.[1];
      expect(row?.externalId.slice(13)).toEqual(own ?? expect.stringMatching(/^[0-9a-f]{24}$/));
    }
  });

  it('docs/imports.md says what becomes of each file', async () => {
    expect(documentedTable('### genkgo-camt')).toEqual(await tableOf(camt, CAMT_FOLDER, '.xml'));
  });
});
