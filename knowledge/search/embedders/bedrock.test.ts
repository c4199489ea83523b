// Bedrock over its own wire, on a server of this machine: what is sent, what is tried again, and what is told when it fails.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { bedrockServer } from './bedrock.fixture.ts';
import { bedrockEmbedder } from './bedrock.ts';

const server = await bedrockServer();
const address = { region: 'us-east-1', endpoint: server.endpoint };
const titan = () => bedrockEmbedder('amazon.titan-embed-text-v2:0', address);
const cohere = () => bedrockEmbedder('cohere.embed-english-v3', address);

beforeEach(() => {
  server.invocations.length = 0;
  server.failures.length = 0;
});
afterAll(() => server.close());

describe('a request', () => {
  it('to Titan carries one text and asks for normalised vectors of the size chosen', async () => {
    await bedrockEmbedder('amazon.titan-embed-text-v2:0@1024', address).embed(['one', 'two'], 'query');
    expect(server.invocations).toHaveLength(2);
    expect(server.invocations).toContainEqual({
      model: 'amazon.titan-embed-text-v2:0',
      body: { inputText: 'two', dimensions: 1024, normalize: true },
    });
  });

  it('to Cohere carries up to 96 texts and says whether they are questions or passages', async () => {
    const texts = Array.from({ length: 200 }, (_, at) => `text ${at}`);
    const passages = await cohere().embed(texts);
    expect(server.invocations.map(({ body }) => body.texts?.length).sort()).toEqual([8, 96, 96]);
    expect(new Set(server.invocations.map(({ body }) => body.input_type))).toEqual(new Set(['search_document']));
    const questions = await cohere().embed(texts, 'query');
    expect(server.invocations.at(-1)?.body.input_type).toBe('search_query');
    expect(questions[0]).not.toEqual(passages[0]);
  });

  it('to Cohere holds at most 2,048 characters a text, and never half a character', async () => {
    await cohere().embed([`${'a'.repeat(2047)}💸${'b'.repeat(100)}`]);
    expect(server.invocations[0]?.body.texts).toEqual(['a'.repeat(2047)]);
  });

  it('holds no text without words', async () => {
    await cohere().embed(['', 'money', ' ']);
    expect(server.invocations.map(({ body }) => body.texts)).toEqual([['money']]);
  });
});

describe('a failure', () => {
  it('that passes is tried again', async () => {
    server.failures.push(
      { status: 429, type: 'ThrottlingException' },
      { status: 503, type: 'ServiceUnavailableException' },
    );
    expect(await titan().embed(['money'])).toHaveLength(1);
    expect(server.invocations).toHaveLength(3);
  });

  it('that does not pass in five tries is told as busy', async () => {
    server.failures.push(...Array(5).fill({ status: 500, type: 'InternalServerException' }));
    await expect(titan().embed(['money'])).rejects.toMatchObject({ code: 'OVERLOADED', message: /after 5 tries/ });
    expect(server.invocations).toHaveLength(5);
  });

  it.each([
    { status: 403, type: 'AccessDeniedException' },
    { status: 400, type: 'ValidationException' },
    { status: 404, type: 'ResourceNotFoundException' },
  ])('$status $type is not tried again, and says what, where and what next, without the text', async (failure) => {
    server.failures.push(failure);
    const error = await titan()
      .embed(['my secret debt'])
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'CONFIG' });
    const { message } = error as Error;
    expect(message).toContain(`refused to embed (${failure.status} ${failure.type})`);
    expect(message).toContain('amazon.titan-embed-text-v2:0');
    expect(message).toContain('bedrock:InvokeModel');
    expect(message).not.toContain('secret');
    expect(server.invocations).toHaveLength(1);
  });

  it.each([
    ['of another size', { embedding: [1, 2, 3] }, /gave 1 vectors of 3 numbers for 1 texts; 512/],
    ['in another form', { vectors: [] }, /in a form that is not its own/],
  ])('by vectors %s is told', async (_, answer, words) => {
    server.failures.push({ answer });
    await expect(titan().embed(['money'])).rejects.toMatchObject({ code: 'CONFIG', message: words });
  });

  it('by a server that is not there is told as busy', async () => {
    const gone = bedrockEmbedder('cohere.embed-english-v3', { region: 'us-east-1', endpoint: 'http://127.0.0.1:9' });
    await expect(gone.embed(['money'])).rejects.toMatchObject({ code: 'OVERLOADED' });
  });
});
