// What every turn of ours works with: a model, the offline coach behind it, the tools and the rails.
import { rails as allRails } from '../guardrails/index.ts';
import { configureRails } from '../guardrails/run.ts';
import type { Config } from '../knowledge/config.ts';
import type { Embedder } from '../knowledge/search/embedder.ts';
import { tools } from '../tools/index.ts';
import { searchArticles, searchArticlesWith } from '../tools/search-articles.ts';
import type { AnswerDeps } from './answer.ts';
import type { Model } from './models/model.ts';
import { offlineModel } from './models/offline/offline.ts';

/** The rails as COACH_RAILS sets them. Throws CoachError CONFIG for a rail or mode that does not exist, and for one that may not be set so. */
export function railsFor({ railModes, areTestModelsAllowed }: Pick<Config, 'railModes' | 'areTestModelsAllowed'>) {
  return configureRails(allRails, railModes, { isTest: areTestModelsAllowed });
}

/** The coach's equipment around a model; the offline coach is its own fallback. Articles are searched with `embedder`, or the local one. */
export function equip(
  model: Model,
  embedder?: Embedder,
  rails = allRails,
): Pick<AnswerDeps, 'model' | 'fallback' | 'tools' | 'rails'> {
  const fallback = model.name === 'offline' ? model : offlineModel();
  if (!embedder) return { model, fallback, tools, rails };
  const search = searchArticlesWith(embedder);
  return { model, fallback, tools: tools.map((tool) => (tool === searchArticles ? search : tool)), rails };
}
