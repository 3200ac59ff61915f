import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../src/schemas/index.js';
import { colonnade, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });

const moons = ['toy:moons', '--target', 'label', '--workers', '1', '--quiet'];
const quick = ['--epochs', '40', '--hidden', '6', '--optimizer', 'gradient-descent', '--batch-size', 'all'];
const activations = ['--vary', 'activation=tanh,relu', '--learning-rate', '1'];

function expectValid(name: keyof typeof jsonSchemas, document: unknown): void {
  const validate = ajv.compile(jsonSchemas[name]);
  validate(document);
  expect(validate.errors).toBeNull();
}

describe('colonnade study', () => {
  it('vary: the conclusion first, then the arms; report, figures, result and journal in the run folder', async () => {
    const argv = ['study', 'vary', ...moons, ...quick, ...activations];
    const { status, out } = await colonnade(
      ...argv,
      '--seeds',
      '3',
      '--until-cost',
      '0.4',
      '--out',
      at('vary'),
    );
    expect(status).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^(No difference that 3 splits can show|activation=(tanh|relu) is better)/);
    expect(lines[2]).toMatch(/^ {2}arm +accuracy % +95 % interval/);
    expect(out).toContain('6 trials in ');
    for (const name of ['report.html', 'arms.svg', 'curves.svg', 'saturated.svg', 'run.json']) {
      expect(existsSync(join(at('vary'), name)), name).toBe(true);
    }
    const document = JSON.parse(readFileSync(join(at('vary'), 'result.json'), 'utf8'));
    expectValid('studyVary', document);
    expect(
      readFileSync(join(at('vary'), 'journal.jsonl'), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(6);
    const report = readFileSync(join(at('vary'), 'report.html'), 'utf8');
    expect(report).toContain('colonnade study vary toy:moons');
    expect(report).toContain(document.conclusion.sentences[0]);
  });

  it('vary --json prints one document, with the full grid, folds and options that are a function of the table', async () => {
    const argv = ['study', 'vary', ...moons, ...quick, '--json', '--out', at('grid'), '--folds', '3'];
    const vary = [
      '--vary',
      'standardize=feature,whole',
      '--vary',
      'hidden=none|4,3',
      '--vary',
      'derive=none|r = x1 * x2',
    ];
    const { status, out } = await colonnade(...argv, ...vary, '--seeds', '4,9', '--learning-rate', '0.5');
    expect(status).toBe(0);
    const document = JSON.parse(out);
    expectValid('studyVary', document);
    expect(document.plan.arms).toHaveLength(8);
    expect(document.plan.arms[3].name).toBe('standardize=feature hidden=4,3 derive=r = x1 * x2');
    expect(document.trials).toEqual({ planned: 48, done: 48, resumed: 0 });
    expect(document.conclusion.over).toBe('folds');
    expect(readFileSync(join(at('grid'), 'result.json'), 'utf8')).toBe(out);
  });

  it('learning-rate: a recommendation, how the starts ended, Bold Driver, the range test', async () => {
    const argv = [
      'study',
      'learning-rate',
      ...moons,
      ...quick,
      '--seeds',
      '3',
      '--json',
      '--out',
      at('rates'),
    ];
    const { status, out } = await colonnade(...argv);
    expect(status).toBe(0);
    const document = JSON.parse(out);
    expectValid('studyLearningRate', document);
    expect(document.rangeTest.points).toHaveLength(10);
    expect(document.plan.arms.at(-1).options.schedule).toBe('bold-driver');
    expect(document.plan.arms.length).toBeGreaterThanOrEqual(8);
    const { rate } = document.recommendation;
    expect([0.1, 0.3, 1, 3, 10]).toContain(rate);
    for (const { starts, lowest, worse, falling, diverged } of document.endings) {
      expect(lowest + worse + falling + diverged).toBe(starts);
    }
    for (const name of ['rates.svg', 'bold-driver.svg', 'curves.svg']) {
      expect(existsSync(join(at('rates'), name)), name).toBe(true);
    }
  });

  it('learning-rate --rates runs these rates and Bold Driver alone', async () => {
    const argv = [
      'study',
      'learning-rate',
      ...moons,
      ...quick,
      '--seeds',
      '2',
      '--json',
      '--out',
      at('three'),
    ];
    const { out } = await colonnade(...argv, '--rates', '0.001,0.1,0.01');
    const names = JSON.parse(out).plan.arms.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['rate 0.1', 'rate 0.01', 'rate 0.001', 'bold-driver from 0.1']);
  });

  it('--time ends a study with whole trials', async () => {
    const argv = [
      'study',
      'vary',
      ...moons,
      '--epochs',
      '100000',
      '--vary',
      'activation=tanh,relu',
      '--json',
    ];
    const started = performance.now();
    const { status, out } = await colonnade(...argv, '--time', '1s', '--out', at('short'));
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(status).toBe(0);
    const document = JSON.parse(out);
    expectValid('studyVary', document);
    expect(document.stopped).toBe('time');
    expect(document.trials.done).toBeLessThan(10);
  });
});

describe('what is wrong is said', () => {
  const wrong: [string, string[], string][] = [
    [
      'no study',
      ['study'],
      'study: <which> is missing. Name a study: vary, learning-rate, framing, hidden-units, scale, cost-surface, trade-off. [OPTION_MISSING]',
    ],
    [
      'a study that does not exist',
      ['study', 'vry', 'toy:moons'],
      'study: there is no study vry. Did you mean vary? [COMMAND_UNKNOWN]',
    ],
    [
      'no data',
      ['study', 'vary', '--vary', 'bias=true,false'],
      'study: <data> is missing. Name a file, toy:flower, or - for standard input. [OPTION_MISSING]',
    ],
    [
      'nothing varies',
      ['study', 'vary', ...moons],
      'study: nothing varies. Name an option of training with its values: --vary "activation=tanh,relu". [OPTION_MISSING]',
    ],
    [
      'an option that does not exist',
      ['study', 'vary', ...moons, '--vary', 'activatoin=tanh'],
      'study: option --activatoin is unknown. Did you mean --activation? [OPTION_UNKNOWN]',
    ],
    [
      'a value that does not exist',
      ['study', 'vary', ...moons, '--vary', 'activation=rlu'],
      'study: option --vary gives activation the value "rlu". Did you mean "relu"? [OPTION_RANGE]',
    ],
    [
      'a number out of range',
      ['study', 'vary', ...moons, '--vary', 'dropout=0,2'],
      'study: option --dropout is 2, but must be a finite number of at least 0 and below 1. [OPTION_RANGE]',
    ],
    [
      'no values',
      ['study', 'vary', ...moons, '--vary', 'dropout'],
      'study: option --vary is "dropout", which does not say what varies. Write --vary "activation=tanh,relu". [OPTION_TYPE]',
    ],
    [
      'an option twice',
      ['study', 'vary', ...moons, '--vary', 'l2=0,1', '--vary', 'l2=2'],
      'study: option --vary names l2 twice. Give all its values at once. [OPTION_CONFLICT]',
    ],
    [
      'a value twice',
      ['study', 'vary', ...moons, '--vary', 'l2=0,0'],
      'study: "l2=0" stands twice among the arms. What is counted twice makes a result look surer than it is: name each once. [OPTION_RANGE]',
    ],
    [
      'what all arms share',
      ['study', 'vary', ...moons, '--vary', 'test-share=0.1,0.2'],
      'study: option --test-share cannot be varied by a study. All arms of a seed are tested on the same rows: leave it to all of them alike. [OPTION_CONFLICT]',
    ],
    [
      'seeds that are none',
      ['study', 'vary', ...moons, '--vary', 'l2=0,1', '--seeds', '1,x'],
      'study: option --seeds is [1, "x"], but must be a list of seeds, whole numbers from 0. [OPTION_TYPE]',
    ],
    [
      'a seed of one training',
      ['study', 'vary', ...moons, '--vary', 'l2=0,1', '--seed', '3'],
      'study: option --seed plays no part among the options of training. A study has several: say how many with --seeds of the study. [OPTION_CONFLICT]',
    ],
    [
      'a measure that does not exist',
      ['study', 'vary', ...moons, '--vary', 'l2=0,1', '--measure', 'acuracy'],
      'study: option --measure is "acuracy", but must be one of accuracy, precision, recall, f1, auc, cost, rmse, mae, r2, train-cost, validation-cost, or "auto". Did you mean "accuracy"? [OPTION_RANGE]',
    ],
    [
      'a flag of another study',
      ['study', 'vary', ...moons, '--vary', 'l2=0,1', '--rates', '1'],
      'study: option --rates is of "study learning-rate", not of "study vary". Leave --rates out. [OPTION_CONFLICT]',
    ],
    [
      'a rate that is none',
      ['study', 'learning-rate', ...moons, '--rates', '0.1,-1'],
      'study: option --rates has "-1", which is no rate. Write --rates 0.01,0.001,0.0001. [OPTION_TYPE]',
    ],
    [
      'the rate that the study is about',
      ['study', 'learning-rate', ...moons, '--learning-rate', '0.1'],
      'study: option --learning-rate is what this study compares. Say which rates with --rates 0.1,0.01,0.001. [OPTION_CONFLICT]',
    ],
    [
      'a time that is none',
      ['study', 'vary', ...moons, '--vary', 'l2=0,1', '--time', 'soon'],
      'study: option --time is "soon", but must be a time above 0, such as 60s, 5m or 1h. [OPTION_TYPE]',
    ],
    [
      'a run that is none',
      ['study', '--resume', 'nowhere'],
      'nowhere: it is not a run that could go on: there is no such folder. Name a folder that "colonnade train" made, such as runs/digits, or train anew. [RUN_UNKNOWN]',
    ],
  ];

  it.each(wrong)('%s', async (_what, argv, message) => {
    const { status, out, error } = await colonnade(...argv);
    expect([status, out, error]).toEqual([2, '', message]);
  });
});
