// A contender of ours as a child process.
import { endurance, prediction, text, training } from './ours.mjs';
import { options, serve } from './serve.mjs';

const tasks = { train: training, predict: prediction, text, endurance };

await serve((workload) => tasks[workload.task](workload, options));
