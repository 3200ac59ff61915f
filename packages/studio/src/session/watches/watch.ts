import type { Prepared } from '@colonnade/core';

/** What there is to look at: the network with the parameters as they are now, and everything it was prepared from. */
export interface WatchContext {
  readonly prepared: Prepared;
  readonly epoch: number;
}

/** Something of a network that a view can ask to see while it trains: what it needs to know, and what it gives. */
export interface Watch<Request, Data> {
  look(context: WatchContext, request: Request): Data | null;
}
