// The coach over a provider's wire: the adapter that production runs, a server here that speaks the protocol, and the offline coach's wit behind it.
import type { openModel } from '../../agent/models/index.ts';
import type { Model, ModelRequest, ToolCall } from '../../agent/models/model.ts';
import { offlineModel } from '../../agent/models/offline/offline.ts';
import { anthropicWire } from '../../agent/models/wire/anthropic.fixture.ts';
import { bedrockWire } from '../../agent/models/wire/bedrock.fixture.ts';
import type { Heard, WireStep } from '../../agent/models/wire/steps.fixture.ts';
import { requestOf } from './request.ts';

/** The wires, each with the settings that lead the adapter to a server of ours. */
const wires = {
  claude: {
    start: anthropicWire,
    settings: (url: string) => ({
      coachModel: 'anthropic:claude-sonnet-5-5',
      anthropic: { apiKey: 'sk-test-key', baseUrl: url },
    }),
  },
  bedrock: {
    start: bedrockWire,
    settings: (url: string) => ({ coachModel: 'bedrock:us.anthropic.claude-haiku-5-5', bedrockEndpoint: url }),
  },
};

/** The name of a wire. */
export type WireName = keyof typeof wires;

/** The names of the wires. */
export const wireNames = Object.keys(wires) as WireName[];

/** What the server says goes out in pieces of so many bytes: less than most events, so that frames, lines and characters are cut. */
const CHUNK_BYTES = 89;

/** A model behind a wire. */
export interface Line {
  model: Model;
  /** Answers in the fallback's place, by failing: an adapter that breaks must not be covered up. */
  nobody: Model;
  /** What was amiss with requests since it was last asked. */
  complaints(): string[];
  close(): Promise<void>;
}

/** Opens a wire with the adapter `open` has for it. It carries one turn at a time. */
export async function openLine(name: WireName, open: typeof openModel): Promise<Line> {
  const wit = offlineModel();
  const complaints: string[] = [];
  const said = new Map<string, ToolCall>();
  let asked: ModelRequest | undefined;

  async function answer(heard: Heard): Promise<WireStep[]> {
    if (!asked) throw new Error('nothing was asked');
    const text: string[] = [];
    const tools: { id: string; name: string; args?: unknown }[] = [];
    for await (const event of wit.stream(requestOf(heard, asked, said), new AbortController().signal)) {
      if (event.type === 'text') text.push(event.text);
      if (event.type !== 'tool') continue;
      said.set(event.call.id, event.call);
      tools.push(event.call);
    }
    return [...(text.length > 0 ? [{ text }] : []), ...(tools.length > 0 ? [{ tools }] : [])];
  }

  const plan = (heard: Heard): Promise<WireStep[]> =>
    answer(heard).catch((error: Error) => {
      complaints.push(error.message);
      return [{ fail: 'bad-request' }];
    });
  const server = await wires[name].start(plan, { chunkBytes: CHUNK_BYTES });
  const adapter = open({ ...wires[name].settings(server.url), areTestModelsAllowed: false });
  return {
    model: {
      ...adapter,
      stream(request, signal) {
        asked = request;
        return adapter.stream(request, signal);
      },
    },
    nobody: {
      name: 'nobody',
      stream() {
        throw new Error('nobody answers in the place of a wire');
      },
    },
    complaints: () => complaints.splice(0),
    close: () => server.close(),
  };
}
