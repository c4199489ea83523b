// COACH_MODEL -> a model. The one list of what can be chosen.
import type { Config } from '../../knowledge/config.ts';
import { CoachError } from '../../knowledge/errors.ts';
import type { Model } from './model.ts';
import { offlineModel } from './offline/offline.ts';
import { readScript, scriptedModel } from './scripted.ts';

interface Provider {
  /** What stands before the colon in COACH_MODEL. */
  name: string;
  isForTests: boolean;
  open(rest: string): Model;
}

/** Every model that COACH_MODEL can name. */
export const providers: Provider[] = [
  { name: 'offline', isForTests: false, open: () => offlineModel() },
  { name: 'scripted', isForTests: true, open: (file) => scriptedModel(readScript(file)) },
];

/** Opens the model COACH_MODEL names. Throws CoachError CONFIG listing the names there are. */
export function openModel(config: Pick<Config, 'coachModel' | 'areTestModelsAllowed'>): Model {
  const [name = '', ...rest] = config.coachModel.split(':');
  const provider = providers.find((candidate) => candidate.name === name);
  if (!provider) {
    const names = providers.filter((candidate) => !candidate.isForTests).map((candidate) => candidate.name);
    throw new CoachError(
      'CONFIG',
      `COACH_MODEL=${config.coachModel} is not known here. Use one of: ${names.join(', ')}.`,
    );
  }
  if (provider.isForTests && !config.areTestModelsAllowed) {
    throw new CoachError(
      'CONFIG',
      `COACH_MODEL=${name} is for tests. Set COACH_TEST_MODELS=1 to allow it (never in production).`,
    );
  }
  return provider.open(rest.join(':'));
}
