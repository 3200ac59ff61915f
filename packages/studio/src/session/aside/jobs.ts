import {
  type DataDiagnosis,
  type DiagnoseOptions,
  diagnoseData,
  firstStepOf,
  type Table,
  type TrainOptions,
} from '@colonnade/core';
import { runStudy } from '../studies/run-study.js';
import type { StudyFound, StudyNews, StudyRequest } from '../studies/study.js';

/** What is told to a job beside its request, and what it can tell. */
export interface JobLine {
  readonly signal: { readonly aborted: boolean };
  tell(news: unknown): void;
}

type Job<Request, Value> = (table: Table, request: Request, line: JobLine) => Promise<Value> | Value;

/** What takes seconds or minutes and must hold up neither the page nor a training. */
export const jobs = {
  diagnose: ((table, options) => diagnoseData(table, options)) as Job<DiagnoseOptions, DataDiagnosis>,
  firstStep: firstStepOf as Job<DiagnoseOptions, ReturnType<typeof firstStepOf>>,
  study: ((table, { study, base, request }, { signal, tell }) =>
    runStudy(table, study, base, request, signal, tell)) as Job<
    { study: string; base: TrainOptions; request: StudyRequest },
    StudyFound
  >,
};

export type JobName = keyof typeof jobs;
export type RequestOf<N extends JobName> = Parameters<(typeof jobs)[N]>[1];
export type ValueOf<N extends JobName> = Awaited<ReturnType<(typeof jobs)[N]>>;
export type NewsOf<N extends JobName> = N extends 'study' ? StudyNews : never;
