import { activity, type LayerActivity, type UnitState } from './activity.js';
import { type Edges, edges, type LayerEdges } from './edges.js';
import { firstWeights } from './first-weights.js';
import { parameters } from './parameters.js';
import { type Regions, regions } from './regions.js';
import { type Scores, scores } from './scores.js';
import { type UnitMaps, unitMaps } from './unit-maps.js';
import type { Watch, WatchContext } from './watch.js';

/** Everything that a view can ask to see; a new one is a file and a line here. */
const watches = { parameters, edges, scores, regions, unitMaps, activity, firstWeights };

export type WatchName = keyof typeof watches;
type RequestOf<W> = W extends Watch<infer R, unknown> ? R : never;
type DataOf<W> = W extends Watch<never, infer D> ? D : never;
export type WatchRequests = { readonly [N in WatchName]?: RequestOf<(typeof watches)[N]> };
export type WatchData = { readonly [N in WatchName]: DataOf<(typeof watches)[N]> | null };
export type { Edges, LayerActivity, LayerEdges, Regions, Scores, UnitMaps, UnitState, WatchContext };

/** What is asked for, of the network as it is now. A look that fails is none: it must never end a training. */
export function lookAt(context: WatchContext, requests: WatchRequests): Partial<WatchData> {
  return Object.fromEntries(
    Object.entries(requests).map(([name, request]) => {
      try {
        return [name, (watches[name as WatchName] as Watch<unknown, unknown>).look(context, request)];
      } catch (error) {
        console.error(`the watch ${name} failed`, error);
        return [name, null];
      }
    }),
  );
}
