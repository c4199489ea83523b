// Everything a check of one sentence may look at.
import type { RailContext } from '../rail.ts';
import type { Carry } from './carry.ts';
import type { Known } from './meanings.ts';
import type { Scene } from './scene.ts';
import type { TimeMention } from './times.ts';

/** Everything a check needs about the sentence at hand. */
export interface Case {
  scene: Scene;
  known: Known;
  carry: Carry;
  context: RailContext;
  times: TimeMention[];
}
