// COACH_MODEL and COACH_FALLBACK_MODEL -> a model. The one list of what can be chosen.
import type { Config } from '../../knowledge/config.ts';
import { CoachError } from '../../knowledge/errors.ts';
import { anthropicModel } from './anthropic.ts';
import { anyChatModel, packages } from './any-chat-model.ts';
import { bedrockModel } from './bedrock.ts';
import { liarModel } from './liar.ts';
import type { Model } from './model.ts';
import { obedientModel } from './obedient.ts';
import { offlineModel } from './offline/offline.ts';
import { pricedModels } from './prices.ts';
import { readScript, scriptedModel } from './scripted.ts';

/** The settings a model is opened with. */
type Settings = Pick<Config, 'coachModel' | 'areTestModelsAllowed'> &
  Partial<
    Pick<
      Config,
      'fallbackModel' | 'anthropic' | 'awsRegion' | 'bedrockEndpoint' | 'dailyTokens' | 'dailyCents' | 'testSeed'
    >
  >;

interface Provider {
  /** What stands before the colon in COACH_MODEL. */
  name: string;
  isForTests: boolean;
  /** Whether somebody charges for it, so that the limits of a day apply. */
  isCharged: boolean;
  open(rest: string, settings: Settings): Model;
}

const free = { isForTests: false, isCharged: false };
const charged = { isForTests: false, isCharged: true };

/** Every model that COACH_MODEL can name. */
export const providers: Provider[] = [
  { name: 'offline', ...free, open: () => offlineModel() },
  { name: 'anthropic', ...charged, open: openAnthropic },
  { name: 'bedrock', ...charged, open: openBedrock },
  ...Object.keys(packages).map((name) => ({ name, ...charged, open: (rest: string) => anyChatModel(name, rest) })),
  { name: 'scripted', isForTests: true, isCharged: false, open: (file) => scriptedModel(readScript(file)) },
  { name: 'obedient', isForTests: true, isCharged: false, open: () => obedientModel() },
  { name: 'liar', isForTests: true, isCharged: false, open: (_, { testSeed = 1 }) => liarModel(testSeed) },
];

/** Opens the model COACH_MODEL names, with COACH_FALLBACK_MODEL as its `next`. Throws CoachError CONFIG in words for whoever set them. */
export function openModel(settings: Settings): Model {
  const first = openNamed('COACH_MODEL', settings.coachModel, settings);
  const { coachModel, fallbackModel } = settings;
  if (!fallbackModel || fallbackModel === coachModel || first.name === 'offline') return first;
  const next = openNamed('COACH_FALLBACK_MODEL', fallbackModel, settings);
  return next.name === 'offline' ? first : { ...first, next };
}

function openNamed(setting: string, chosen: string, settings: Settings): Model {
  const [name = '', ...rest] = chosen.split(':');
  const provider = providers.find((candidate) => candidate.name === name);
  if (!provider) {
    const names = providers.filter((candidate) => !candidate.isForTests).map((candidate) => candidate.name);
    throw new CoachError('CONFIG', `${setting}=${chosen} is not known here. Use one of: ${names.join(', ')}.`);
  }
  if (provider.isForTests && !settings.areTestModelsAllowed) {
    throw new CoachError(
      'CONFIG',
      `${setting}=${name} is for tests. Set COACH_TEST_MODELS=1 to allow it (never in production).`,
    );
  }
  if (!provider.isCharged) return provider.open(rest.join(':'), settings);
  if (rest.join('') === '')
    throw new CoachError('CONFIG', `${setting}=${chosen} names no model. Write it as ${name}:<model>.`);
  return { ...provider.open(rest.join(':'), settings), daily: limitsOf(chosen, settings) };
}

function limitsOf(chosen: string, { dailyTokens = Number.POSITIVE_INFINITY, dailyCents }: Settings): Model['daily'] {
  if (dailyCents === undefined) return { tokens: dailyTokens };
  if (!pricedModels.includes(chosen)) {
    throw new CoachError(
      'CONFIG',
      `COACH_DAILY_CENTS: the price of ${chosen} is not known here, so its cost cannot be limited. Use COACH_DAILY_TOKENS, or one of: ${pricedModels.join(', ')}.`,
    );
  }
  return { tokens: dailyTokens, costMicroUsd: dailyCents * 10_000 };
}

function openAnthropic(model: string, { anthropic }: Settings): Model {
  if (!anthropic) throw new CoachError('CONFIG', `The model anthropic:${model} needs ANTHROPIC_API_KEY.`);
  return anthropicModel(model, anthropic);
}

function openBedrock(model: string, { awsRegion, bedrockEndpoint: endpoint }: Settings): Model {
  if (!awsRegion && !endpoint) throw new CoachError('CONFIG', `The model bedrock:${model} needs AWS_REGION.`);
  return bedrockModel(model, { region: awsRegion ?? 'us-east-1', endpoint });
}
