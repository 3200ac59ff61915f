import type { TableMessage } from '@colonnade/core';
import type { Problem } from '../protocol.js';
import type { JobName } from './jobs.js';

/** What the thread beside the session is told. The data come once, before the first job. */
export type Order =
  | { readonly kind: 'data'; readonly table: TableMessage }
  | { readonly kind: 'job'; readonly id: number; readonly job: JobName; readonly request: unknown }
  | { readonly kind: 'stop' };

export type Report =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: Problem }
  | { readonly id: number; readonly news: unknown };
