// COACH_EMBEDDER -> embedder.
import type { Config } from '../../config.ts';
import { type Embedder, localEmbedder } from '../embedder.ts';
import { bedrockEmbedder } from './bedrock.ts';
import { onnxEmbedder } from './onnx.ts';

/** The embedder that the settings name. Throws CoachError CONFIG that says what is wrong and what to do. */
export async function openEmbedder({
  embedder,
  awsRegion = 'us-east-1',
  bedrockEndpoint,
}: Pick<Config, 'embedder' | 'awsRegion' | 'bedrockEndpoint'>): Promise<Embedder> {
  if (embedder.kind === 'bedrock') {
    return bedrockEmbedder(embedder.model, { region: awsRegion, endpoint: bedrockEndpoint });
  }
  return embedder.kind === 'onnx' ? onnxEmbedder(embedder.path) : localEmbedder();
}
