// What every embedder keeps: unit vectors of the promised length, in order, the same each time, for any text.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Embedder, localEmbedder } from '../embedder.ts';
import { bedrockServer } from './bedrock.fixture.ts';
import { bedrockEmbedder } from './bedrock.ts';
import { onnxEmbedder, type Session } from './onnx.ts';
import { openEmbedder } from './open.ts';

const server = await bedrockServer();
const address = { region: 'us-east-1', endpoint: server.endpoint };
const folder = modelFolder(6);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const embedders: Record<string, () => Embedder | Promise<Embedder>> = {
  local: () => localEmbedder(),
  'Titan V2': () => bedrockEmbedder('amazon.titan-embed-text-v2:0', address),
  'Titan V2 at 256': () => bedrockEmbedder('amazon.titan-embed-text-v2:0@256', address),
  'Cohere English': () => bedrockEmbedder('cohere.embed-english-v3', address),
  'Cohere multilingual': () => bedrockEmbedder('cohere.embed-multilingual-v3', address),
  ONNX: () => onnxEmbedder(folder, async () => session),
};

describe.each(Object.entries(embedders))('the %s embedder', (_, open) => {
  const texts = ['what is an overdraft fee', 'how does a CD work?', '', 'a 401(k) match', ' \n', 'ünïcode — 钱 💸'];

  it('gives a unit vector of its length for each text, in order, the same each time', async () => {
    const embedder = await open();
    const vectors = await embedder.embed(texts);
    expect(vectors).toHaveLength(texts.length);
    for (const vector of vectors) {
      expect(vector).toHaveLength(embedder.dimensions);
      expect(vector.every(Number.isFinite)).toBe(true);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
    }
    expect(await embedder.embed(texts)).toEqual(vectors);
    expect(await embedder.embed(texts.toReversed())).toEqual(vectors.toReversed());
    expect(vectors[0]).not.toEqual(vectors[1]);
  });

  it('gives a text alone the vector it has in a batch of two hundred', async () => {
    const embedder = await open();
    const many = Array.from({ length: 200 }, (_, at) => `${texts[at % 2]} ${at}`);
    const together = await embedder.embed(many);
    for (const at of [0, 1, 95, 96, 97, 199]) {
      const [alone = []] = await embedder.embed([many[at] ?? '']);
      alone.forEach((value, place) => {
        expect(together[at]?.[place]).toBeCloseTo(value, 6);
      });
    }
  });

  it('takes no text, a text without words and a very long one', async () => {
    const embedder = await open();
    expect(await embedder.embed([])).toEqual([]);
    const [empty, blank, long] = await embedder.embed(['', '  ', 'budget 💸'.repeat(20_000)]);
    expect(empty).toEqual(blank);
    expect(empty?.every((value) => value === empty[0] && value > 0)).toBe(true);
    expect(long).toHaveLength(embedder.dimensions);
  });

  it('has a name of its own, the same each time it is opened', async () => {
    const embedder = await open();
    expect((await open()).name).toBe(embedder.name);
    const names = await Promise.all(Object.values(embedders).map(async (each) => (await each()).name));
    expect(names.filter((name) => name === embedder.name)).toHaveLength(1);
  });
});

describe('the embedder that the settings name', () => {
  it('is the local one unless another is named', async () => {
    expect((await openEmbedder({ embedder: { kind: 'local' } })).name).toBe(localEmbedder().name);
    const titan = { kind: 'bedrock', model: 'amazon.titan-embed-text-v2:0' } as const;
    const opened = await openEmbedder({ embedder: titan, bedrockEndpoint: server.endpoint });
    expect(opened).toMatchObject({ name: 'bedrock:amazon.titan-embed-text-v2:0@512', dimensions: 512 });
    expect(await opened.embed(['money'])).toHaveLength(1);
  });

  it.each([
    [{ kind: 'bedrock', model: 'meta.llama' } as const, /"meta.llama" is not known.*cohere.embed-english-v3/],
    [{ kind: 'bedrock', model: 'amazon.titan-embed-text-v2:0@300' } as const, /gives 512, 256, 1024 dimensions/],
    [{ kind: 'onnx', path: '/nowhere' } as const, /\/nowhere lacks config.json, .*onnx\/model.onnx/],
  ])('says what is wrong with %o', async (embedder, words) => {
    await expect(openEmbedder({ embedder })).rejects.toMatchObject({ code: 'CONFIG', message: words });
  });

  it('says which package an ONNX model needs when it is not installed', async () => {
    await expect(openEmbedder({ embedder: { kind: 'onnx', path: folder } })).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringMatching(/npm install --no-save @huggingface\/transformers|cannot open the model/),
    });
  });
});

describe('an ONNX model', () => {
  it('is averaged over real tokens only', async () => {
    const two: Session = async () => ({
      tokens: 3,
      values: [1, 0, 0, 1, 9, 9, 4, 0, 9, 9, 9, 9],
      mask: [1, 1, 0, 1, 0, 0],
    });
    const embedder = await onnxEmbedder(modelFolder(2), async () => two);
    const [first, second] = await embedder.embed(['a b', 'c']);
    expect(first).toEqual([Math.SQRT1_2, Math.SQRT1_2].map((value) => expect.closeTo(value, 9)));
    expect(second).toEqual([1, 0]);
  });

  it('is refused when it gives another number of dimensions than it says', async () => {
    const embedder = await onnxEmbedder(modelFolder(5), async () => session);
    await expect(embedder.embed(['money'])).rejects.toMatchObject({ code: 'CONFIG', message: /not 5 a token/ });
  });

  it('has another name when its weights change', async () => {
    const changed = modelFolder(6);
    const { name } = await onnxEmbedder(changed, async () => session);
    writeFileSync(join(changed, 'onnx/model.onnx'), 'other weights');
    expect((await onnxEmbedder(changed, async () => session)).name).not.toBe(name);
  });
});

/** A model of six dimensions whose token vectors come from the letters; padding holds rubbish, as in real batches. */
const session: Session = async (texts) => {
  const words = texts.map((text) => text.slice(0, 300).split(/\s+/).filter(Boolean));
  const tokens = Math.max(...words.map((list) => list.length));
  const rows = words.flatMap((list) =>
    Array.from({ length: tokens }, (_, at) =>
      Array.from({ length: 6 }, (_, place) =>
        list[at] ? (list[at].charCodeAt(place % list[at].length) % 17) + place : 99,
      ),
    ),
  );
  const mask = words.flatMap((list) => Array.from({ length: tokens }, (_, at) => (at < list.length ? 1n : 0n)));
  return { tokens, values: rows.flat(), mask };
};

function modelFolder(dimensions: number): string {
  const path = mkdtempSync(join(tmpdir(), 'model-'));
  mkdirSync(join(path, 'onnx'));
  writeFileSync(join(path, 'config.json'), JSON.stringify({ hidden_size: dimensions }));
  for (const name of ['tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'])
    writeFileSync(join(path, name), '{}');
  return path;
}
