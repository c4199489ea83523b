// Embedding models on Amazon Bedrock: Titan Text Embeddings V2 and Cohere Embed v3, over InvokeModel. The SDK is loaded at first use.
import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { z } from 'zod';
import { CoachError } from '../../errors.ts';
import { overHttp1 } from '../../over-http1.ts';
import type { Embedder, TextKind } from '../embedder.ts';
import { constant, unit } from './unit.ts';

/** How Bedrock is reached; `endpoint` is a test's own server. */
export interface BedrockAddress {
  region: string;
  endpoint?: string;
}

/** How one family of models is spoken to. */
interface Family {
  dimensions: number[];
  /** Texts one request carries, and the characters of each that are sent. */
  batch: number;
  longest: number;
  /** Requests under way at once. */
  sideBySide: number;
  body(texts: string[], kind: TextKind, dimensions: number): unknown;
  vectors(answer: unknown): number[][];
}

const numbers = z.array(z.number());

// Sizes and limits: AWS, Bedrock user guide, "Titan Text Embeddings V2" (8,192 tokens or 50,000 characters) and "Cohere Embed v3"
// (96 texts of 2,048 characters). The first size is the default: at 512 Titan keeps 99 % of what it finds at 1,024 (AWS).
const titan: Family = {
  dimensions: [512, 256, 1024],
  batch: 1,
  longest: 50_000,
  sideBySide: 8,
  body: ([text], _kind, dimensions) => ({ inputText: text, dimensions, normalize: true }),
  vectors: (answer) => [z.object({ embedding: numbers }).parse(answer).embedding],
};
const cohere: Family = {
  dimensions: [1024],
  batch: 96,
  longest: 2048,
  sideBySide: 2,
  body: (texts, kind) => ({
    texts,
    input_type: kind === 'query' ? 'search_query' : 'search_document',
    truncate: 'END',
  }),
  vectors: (answer) => z.object({ embeddings: z.array(numbers) }).parse(answer).embeddings,
};
const families: Record<string, Family> = {
  'amazon.titan-embed-text-v2:0': titan,
  'cohere.embed-english-v3': cohere,
  'cohere.embed-multilingual-v3': cohere,
};

// Throttling passes within seconds; the SDK waits longer before each try.
const TRIES = 5;
const REQUEST_TIMEOUT_MS = 20_000;

/**
 * An embedder of Bedrock: `amazon.titan-embed-text-v2:0`, with `@256` or `@1024` behind it for another size, or a Cohere Embed v3 model.
 * Throws CoachError CONFIG for a model it does not know; embedding throws CONFIG for what trying again cannot help, else OVERLOADED.
 */
export function bedrockEmbedder(model: string, address: BedrockAddress): Embedder {
  const [id = '', size] = model.split('@');
  const family = Object.hasOwn(families, id) ? families[id] : undefined;
  if (!family) {
    throw new CoachError(
      'CONFIG',
      `COACH_EMBEDDER: Bedrock's embedding model "${id}" is not known here; use one of ${Object.keys(families).join(', ')}.`,
    );
  }
  const dimensions = size === undefined ? (family.dimensions[0] ?? 0) : Number(size);
  if (!family.dimensions.includes(dimensions)) {
    throw new CoachError(
      'CONFIG',
      `COACH_EMBEDDER: ${id} gives ${family.dimensions.join(', ')} dimensions, not "${size}".`,
    );
  }
  let opening: Promise<BedrockRuntimeClient> | undefined;

  const invoke = async (texts: string[], kind: TextKind): Promise<number[][]> => {
    opening ??= openBedrock(address);
    const [{ InvokeModelCommand }, client] = await Promise.all([import('@aws-sdk/client-bedrock-runtime'), opening]);
    const command = new InvokeModelCommand({
      modelId: id,
      contentType: 'application/json',
      accept: 'application/json',
      body: JSON.stringify(family.body(texts, kind, dimensions)),
    });
    const { body } = await client
      .send(command, { abortSignal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) })
      .catch((error: unknown) => {
        throw refusal(id, address, error);
      });
    return checked(body.transformToString(), texts.length);
  };

  const checked = (body: string, count: number): number[][] => {
    let vectors: number[][];
    try {
      vectors = family.vectors(JSON.parse(body));
    } catch (cause) {
      throw new CoachError('CONFIG', `${id} on Bedrock answered in a form that is not its own. Check COACH_EMBEDDER.`, {
        cause,
      });
    }
    if (vectors.length !== count || vectors.some((vector) => vector.length !== dimensions)) {
      throw new CoachError(
        'CONFIG',
        `${id} on Bedrock gave ${vectors.length} vectors of ${vectors[0]?.length ?? 0} numbers for ${count} texts; ` +
          `${dimensions} numbers each were expected. Check COACH_EMBEDDER.`,
      );
    }
    return vectors.map(unit);
  };

  return {
    name: `bedrock:${id}@${dimensions}`,
    dimensions,
    async embed(texts, kind = 'passage') {
      const result = texts.map(() => constant(dimensions));
      // These models refuse a text without words.
      const worded = texts.flatMap((text, at) => (text.trim() === '' ? [] : [{ at, text: cut(text, family.longest) }]));
      const batches = batchesOf(worded, family.batch);
      const work = async () => {
        for (let batch = batches.shift(); batch; batch = batches.shift()) {
          const vectors = await invoke(
            batch.map(({ text }) => text),
            kind,
          );
          batch.forEach(({ at }, index) => {
            result[at] = vectors[index] ?? [];
          });
        }
      };
      await Promise.all(Array.from({ length: Math.min(family.sideBySide, batches.length) }, work));
      return result;
    },
  };
}

async function openBedrock({ region, endpoint }: BedrockAddress): Promise<BedrockRuntimeClient> {
  const { BedrockRuntimeClient } = await import('@aws-sdk/client-bedrock-runtime');
  if (!endpoint) return new BedrockRuntimeClient({ region, maxAttempts: TRIES });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new BedrockRuntimeClient({ region, endpoint, credentials, maxAttempts: TRIES, requestHandler: overHttp1 });
}

/** What went wrong, where, and what to do; nothing of the text that was sent. */
function refusal(id: string, { region, endpoint }: BedrockAddress, cause: unknown): CoachError {
  const { name = 'Error', $metadata } = cause as { name?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  const where = `${id} on Bedrock (${endpoint ?? region})`;
  if (name === 'CredentialsProviderError') {
    const next = 'Give AWS credentials (a role or AWS_PROFILE), or set COACH_EMBEDDER=local.';
    return new CoachError('CONFIG', `${where} cannot be asked: there are no AWS credentials. ${next}`, { cause });
  }
  if (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429) {
    const next = `Check that the model is enabled in ${region} and that the role may call bedrock:InvokeModel, or set COACH_EMBEDDER=local.`;
    return new CoachError('CONFIG', `${where} refused to embed (${status} ${name}). ${next}`, { cause });
  }
  return new CoachError(
    'OVERLOADED',
    `${where} did not answer after ${TRIES} tries (${status ?? name}). Try again in a minute.`,
    {
      cause,
    },
  );
}

/** The first `longest` characters, never half of one. */
function cut(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}

function batchesOf<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}
