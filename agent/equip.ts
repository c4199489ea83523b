// What every turn of ours works with: a model, the offline coach behind it, the tools and the rails.
import { rails } from '../guardrails/index.ts';
import { tools } from '../tools/index.ts';
import type { AnswerDeps } from './answer.ts';
import type { Model } from './models/model.ts';
import { offlineModel } from './models/offline/offline.ts';

/** The coach's equipment around a model; the offline coach is its own fallback. */
export function equip(model: Model): Pick<AnswerDeps, 'model' | 'fallback' | 'tools' | 'rails'> {
  return { model, fallback: model.name === 'offline' ? model : offlineModel(), tools, rails };
}
