import { type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { WatchData, WatchName, WatchRequests } from '../session/protocol.js';
import { session } from './session.js';

/** What views want to see, each with how many of them do; the request of the last one holds. */
const wanted = new Map<WatchName, { request: unknown; views: number }>();
const shown = new Map<WatchName, Signal<unknown>>();

/** The last that was seen of something; null before. */
export function watched<N extends WatchName>(name: N): Signal<WatchData[N]> {
  let found = shown.get(name);
  if (found === undefined) {
    found = signal(null);
    shown.set(name, found);
  }
  return found as Signal<WatchData[N]>;
}

/** Asks to see something of the network for as long as a view is shown. */
export function useWatch<N extends WatchName>(
  name: N,
  request: NonNullable<WatchRequests[N]> | null,
): Signal<WatchData[N]> {
  const key = JSON.stringify(request);
  useEffect(() => {
    if (request === null) return undefined;
    wanted.set(name, { request, views: (wanted.get(name)?.views ?? 0) + 1 });
    tellSession();
    return () => {
      const left = (wanted.get(name)?.views ?? 1) - 1;
      if (left > 0) wanted.set(name, { request: wanted.get(name)!.request, views: left });
      else wanted.delete(name);
      tellSession();
    };
  }, [name, key]);
  return watched(name);
}

/** What is still to be shown of the last picture, one thing a frame. */
let waiting: [WatchName, unknown][] = [];

/**
 * Takes what the session has looked at. While it trains every frame shows one thing of it, so that none takes long;
 * otherwise all is shown at once.
 * @param shownAll called when the next picture may come
 */
export function showWatched(seen: Partial<WatchData>, atOnce: boolean, shownAll: () => void): void {
  waiting = Object.entries(seen) as [WatchName, unknown][];
  // The header shows the scores beside the cost: they belong together.
  waiting.sort(([a], [b]) => Number(b === 'scores') - Number(a === 'scores'));
  if (waiting[0]?.[0] === 'scores') showNext();
  if (atOnce) while (waiting.length > 0) showNext();
  const mine = waiting;
  const next = () => {
    if (mine !== waiting) return;
    if (waiting.length === 0) return shownAll();
    showNext();
    requestAnimationFrame(next);
  };
  // A hidden page has no frames.
  if (document.hidden) setTimeout(shownAll, 200);
  else requestAnimationFrame(next);
}

function showNext(): void {
  const [name, value] = waiting.shift()!;
  watched(name).value = value as never;
}

/** What was seen was of another network. */
export function clearWatched(): void {
  waiting.length = 0;
  for (const each of shown.values()) each.value = null;
}

/** The scores are always asked for: the header shows them. */
wanted.set('scores', { request: {}, views: 1 });
let told = '';

function tellSession(): void {
  const requests = Object.fromEntries([...wanted].map(([name, { request }]) => [name, request]));
  const text = JSON.stringify(requests);
  if (text === told) return;
  told = text;
  void session.watch(requests as WatchRequests);
}

tellSession();
