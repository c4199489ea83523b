// Any sentence model in ONNX form from a folder of this machine: tokens are averaged and scaled to length one. Its package is optional.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { CoachError } from '../../errors.ts';
import type { Embedder } from '../embedder.ts';
import { constant, unit } from './unit.ts';

/** What a model says of a batch: a vector a token (`texts` x `tokens` x `dimensions` in one row), and which tokens are real. */
export interface TokenVectors {
  tokens: number;
  values: ArrayLike<number>;
  mask: ArrayLike<number | bigint>;
}

/** A loaded model. */
export type Session = (texts: string[]) => Promise<TokenVectors>;

const PACKAGE = '@huggingface/transformers';
// Transformers.js looks for these names in a model's folder; the whole model is preferred over its 8-bit form.
const WEIGHTS = { fp32: 'onnx/model.onnx', q8: 'onnx/model_quantized.onnx' } as const;
type Precision = keyof typeof WEIGHTS;

// Padding makes a batch as long as its longest text; 32 keeps it small.
const BATCH = 32;

/**
 * An embedder from a folder with `config.json`, `tokenizer.json`, `tokenizer_config.json` and `onnx/model.onnx` (or `model_quantized.onnx`). `load` opens it;
 * without one it is opened by the optional package. Throws CoachError CONFIG that says which file or package is missing.
 */
export async function onnxEmbedder(
  path: string,
  load: (folder: string, precision: Precision) => Promise<Session> = openFolder,
): Promise<Embedder> {
  const folder = resolve(path);
  const precision = (Object.keys(WEIGHTS) as Precision[]).find((each) => existsSync(join(folder, WEIGHTS[each])));
  const missing = ['config.json', 'tokenizer.json', 'tokenizer_config.json'].filter(
    (name) => !existsSync(join(folder, name)),
  );
  if (!precision) missing.push(WEIGHTS.fp32);
  if (!precision || missing.length > 0) {
    throw new CoachError(
      'CONFIG',
      `COACH_EMBEDDER: the folder ${folder} lacks ${missing.join(', ')}. Give the folder of a sentence model in ONNX form.`,
    );
  }
  const dimensions = dimensionsOf(join(folder, 'config.json'));
  const session = await load(folder, precision);
  const embedBatch = async (texts: string[]): Promise<number[][]> => {
    const { tokens, values, mask } = await session(texts);
    if (values.length !== texts.length * tokens * dimensions || mask.length !== texts.length * tokens) {
      throw new CoachError(
        'CONFIG',
        `The model in ${folder} gave ${values.length} numbers for ${texts.length} texts of ${tokens} tokens, not ${dimensions} a token. ` +
          'Check that COACH_EMBEDDER names a sentence model and that config.json belongs to it.',
      );
    }
    return texts.map((_, at) => unit(mean(values, mask, at * tokens, tokens, dimensions)));
  };
  return {
    name: `onnx:${basename(folder)}@${await fingerprint(join(folder, WEIGHTS[precision]))}`,
    dimensions,
    async embed(texts) {
      const result = texts.map(() => constant(dimensions));
      const worded = texts.flatMap((text, at) => (text.trim() === '' ? [] : [{ text, at }]));
      for (let from = 0; from < worded.length; from += BATCH) {
        const batch = worded.slice(from, from + BATCH);
        const vectors = await embedBatch(batch.map(({ text }) => text));
        batch.forEach(({ at }, index) => {
          result[at] = vectors[index] ?? [];
        });
      }
      return result;
    },
  };
}

function dimensionsOf(file: string): number {
  try {
    return z.object({ hidden_size: z.int().positive() }).parse(JSON.parse(readFileSync(file, 'utf8'))).hidden_size;
  } catch (cause) {
    throw new CoachError('CONFIG', `COACH_EMBEDDER: ${file} does not name the model's hidden_size.`, { cause });
  }
}

/** Another file of weights gives other vectors, so its hash is part of the name that is stored with them. */
async function fingerprint(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex').slice(0, 8);
}

/** The average of a text's real tokens. */
function mean(
  values: ArrayLike<number>,
  mask: ArrayLike<number | bigint>,
  first: number,
  tokens: number,
  dimensions: number,
): Float64Array {
  const sum = new Float64Array(dimensions);
  for (let token = first; token < first + tokens; token += 1) {
    if (Number(mask[token]) === 0) continue;
    for (let place = 0; place < dimensions; place += 1) {
      sum[place] = (sum[place] ?? 0) + (values[token * dimensions + place] ?? 0);
    }
  }
  return sum;
}

/** What of the optional package is used. */
interface Transformers {
  env: { allowRemoteModels: boolean; localModelPath: string };
  AutoTokenizer: { from_pretrained(name: string): Promise<(texts: string[], options: object) => Inputs> };
  AutoModel: {
    from_pretrained(
      name: string,
      options: object,
    ): Promise<(inputs: Inputs) => Promise<{ last_hidden_state: { dims: number[]; data: Float32Array } }>>;
  };
}
type Inputs = { attention_mask: { data: BigInt64Array } };

async function openFolder(folder: string, precision: Precision): Promise<Session> {
  const { env, AutoTokenizer, AutoModel } = await importPackage();
  env.allowRemoteModels = false;
  env.localModelPath = `${dirname(folder)}/`;
  try {
    const [tokenize, model] = await Promise.all([
      AutoTokenizer.from_pretrained(basename(folder)),
      AutoModel.from_pretrained(basename(folder), { dtype: precision }),
    ]);
    return async (texts) => {
      const inputs = tokenize(texts, { padding: true, truncation: true });
      const { last_hidden_state: hidden } = await model(inputs);
      return { tokens: hidden.dims[1] ?? 0, values: hidden.data, mask: inputs.attention_mask.data };
    };
  } catch (cause) {
    throw new CoachError(
      'CONFIG',
      `COACH_EMBEDDER: ${PACKAGE} cannot open the model in ${folder}. Check that its files are whole and of one model.`,
      { cause },
    );
  }
}

async function importPackage(): Promise<Transformers> {
  try {
    return (await import(PACKAGE)) as Transformers;
  } catch (cause) {
    throw new CoachError(
      'CONFIG',
      `COACH_EMBEDDER=onnx:… needs a package that is not installed: run "npm install --no-save ${PACKAGE}", or set COACH_EMBEDDER=local.`,
      { cause },
    );
  }
}
