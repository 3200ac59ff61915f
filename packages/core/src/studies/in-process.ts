import type { Runner, StudyData } from './runner.js';
import { runTrial } from './trial.js';

/** Runs trials on this thread, one after the other. */
export function inProcess(data: StudyData): Runner {
  return {
    workers: 1,
    execute: (trial, signal) => runTrial(data, trial, signal),
    close: async () => {},
  };
}
