import type { Command } from 'commander';
import { addConfigFlag, addReadingFlags, addTestFlags, json } from './input/file-flags.js';

type Flags = Record<string, unknown>;

/** A command: how it is called, what it is, its flags, and what runs it. */
export interface CommandEntry {
  readonly usage: string;
  readonly description: string;
  readonly addFlags: (command: Command) => void | Promise<void>;
  readonly run: (positional: readonly (string | undefined)[], flags: Flags) => Promise<number>;
}

/** Flags of a command that prepares a training. */
async function addTraining(command: Command): Promise<void> {
  const { addTrainFlags } = await import('./input/train-flags.js');
  await addTrainFlags(command, async (group) => {
    if (group === 'data') await addReadingFlags(command);
    if (group === 'test') addTestFlags(command);
  });
  command.optionsGroup('The run:');
  addConfigFlag(command);
}

async function trainOptions(flags: Flags) {
  return (await import('./input/train-flags.js')).readTrainFlags(flags);
}

/** Every command, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  {
    usage: 'train [data]',
    description: 'train, test, save a model with its report',
    async addFlags(command) {
      await addTraining(command);
      json(
        command
          .option('--out <folder>', 'the run folder, never overwritten (default: runs/<name of the data>)')
          .option('--resume <run>', 'go on with a run that was stopped')
          .option('--quiet', 'print neither dimensions nor progress'),
      );
    },
    run: async ([data], flags) =>
      (await import('./commands/train.js')).train(data, await trainOptions(flags), flags),
  },
  {
    usage: 'evaluate <model> <data>',
    description: 'measure a saved model',
    async addFlags(command) {
      await addReadingFlags(command);
      json(command.option('--target <name>', 'HDF5, NPZ: the array of the targets'));
    },
    run: async ([model, data], flags) =>
      (await import('./commands/evaluate.js')).evaluateModel(model!, data!, flags),
  },
  {
    usage: 'predict <model> <data>',
    description: 'predictions as CSV',
    async addFlags(command) {
      (await addReadingFlags(command))
        .option('--out <file>', 'a new file, .csv or .json (default: CSV on standard output)')
        .option('--keep <columns>', 'columns of the data to copy: a,b');
    },
    run: async ([model, data], flags) =>
      (await import('./commands/predict.js')).predict(model!, data!, flags),
  },
  {
    usage: 'inspect <model-or-data>',
    description: 'columns and dimensions, or the shape table of a network',
    async addFlags(command) {
      (await import('./input/train-flags.js')).addSchemaFlags(command);
      json(await addReadingFlags(command));
    },
    run: async ([path], flags) => (await import('./commands/inspect.js')).inspect(path!, flags),
  },
  {
    usage: 'study [which] [data]',
    description:
      'a measured comparison: vary, learning-rate, framing, hidden-units, scale, cost-surface, trade-off',
    async addFlags(command) {
      const { addStudyFlags } = await import('./study/flags.js');
      await addStudyFlags(command, addTraining);
    },
    run: async ([which, data], flags) => (await import('./commands/study.js')).study(which, data, flags),
  },
  {
    usage: 'diagnose <data>',
    description: 'look at the data first: what says something, what stands in the way',
    addFlags: async (command) => (await import('./diagnose/flags.js')).addDiagnoseFlags(command),
    run: async ([data], flags) => (await import('./commands/diagnose.js')).diagnose(data!, flags),
  },
  {
    usage: 'improve [data]',
    description: 'why a network is not better: every suspect tried, the best change measured on fresh seeds',
    async addFlags(command) {
      const { addImproveFlags } = await import('./improve/flags.js');
      await addImproveFlags(command, addTraining);
    },
    run: async ([data], flags) => (await import('./commands/improve.js')).improveData(data, flags),
  },
  {
    usage: 'compare <runs...>',
    description: 'options that differ, metrics side by side, paired difference',
    addFlags: (command) => void json(command),
    run: async ([runs], flags) => (await import('./commands/compare.js')).compare(runs as never, flags),
  },
  {
    usage: 'gradient-check <data>',
    description: 'backward propagation beside central differences',
    async addFlags(command) {
      await addTraining(command);
      json(command);
    },
    run: async ([data], flags) =>
      (await import('./commands/gradient-check.js')).gradientCheck(data!, await trainOptions(flags), flags),
  },
  {
    usage: 'export <model>',
    description: 'a stand-alone file that predicts',
    addFlags: (command) =>
      void command
        .option('--to <format>', 'typescript')
        .option('--out <file>', 'a new file (default: standard output)'),
    run: async ([model], flags) => (await import('./commands/export.js')).exportModel(model!, flags),
  },
  {
    usage: 'toy <name>',
    description: 'flower, moons, circles, spirals, blobs, xor, gaussian or waves, as CSV',
    addFlags: (command) =>
      void command
        .option('--seed <n>', 'another draw of the same set (default: 1)')
        .option('--out <file>', 'a new file (default: standard output)'),
    run: async ([name], flags) => (await import('./commands/toy.js')).toy(name!, flags),
  },
  {
    usage: 'studio [data-or-model]',
    description: 'the web page, on this machine only',
    async addFlags(command) {
      const [{ addFlags }, { addReadingFlags }, { addTrainFlags, dataOptions }] = await Promise.all([
        import('./input/flags.js'),
        import('./input/file-flags.js'),
        import('./input/train-flags.js'),
      ]);
      addFlags(command, (await import('./commands/studio.js')).studioFlags);
      command.option('--no-open', 'print the address only');
      await addTrainFlags(command, async () => {}, dataOptions());
      command.optionsGroup('How the file is read:');
      await addReadingFlags(command, false);
    },
    run: async ([path], flags) => (await import('./commands/studio.js')).studio(path, flags),
  },
];
