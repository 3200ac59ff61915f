import { checkOptions, type OptionTable } from '../../foundation/options.js';
import { prepareData } from '../../model/prepare-data.js';
import { type TrainOptions, trainOptions } from '../../model/train-options.js';
import type { Schema } from '../../table/schema/schema.js';
import { checkStudyOptions } from '../check-plan.js';
import type { Learner } from '../learner.js';
import { linearLearner } from '../linear-learner.js';
import { usualSeeds } from '../options.js';
import type { Arm, StudyPlan } from '../plan.js';
import type { StudyData } from '../runner.js';
import { binOffer } from './bins.js';
import { derivedOffer } from './derived.js';
import { logOffer } from './logarithms.js';
import { type FramingOptions, framingOptions } from './options.js';
import { armOf, asGiven, type Offer, type Representation } from './representation.js';
import { scaleOffer } from './scales.js';
import { subsetOffer } from './subsets.js';
import { wordOffer } from './words.js';

/** Learners are compared on so many training examples, and on all of them. */
const sizes = [100, 1000];

/** Arms with the same number of training examples: the network, and learners beside it. */
export interface LearnerArms {
  /** Null for all of them. */
  readonly examples: number | null;
  readonly network: string;
  readonly arms: readonly string[];
}

export interface FramingPlan {
  readonly plan: StudyPlan;
  readonly representations: readonly Representation[];
  readonly learners: readonly LearnerArms[];
  readonly notes: readonly string[];
  /** What the columns are, derived ones apart. */
  readonly schema: Schema;
  /** About how many examples representations are compared on. */
  readonly examples: number;
}

const rankingOption: OptionTable = {
  ranking: { type: 'list', help: 'what each column says about the target by itself' },
};

/**
 * The plan of `studyFraming`: the data as they are given, and what other options make of them; then learners beside the
 * network on few, more and all examples.
 * @param rows - as many as there is time for: then nothing learns from all examples either
 * @throws OPTION_…; what training says of options that do not fit the data
 */
export function planFraming(
  { table }: StudyData,
  given: TrainOptions,
  options: FramingOptions = {},
  learners: readonly Learner[] = [],
  rows: { readonly examples: number; readonly tests: number } | null = null,
): FramingPlan {
  const { examples: asked } = checkStudyOptions(options, { ...framingOptions, ...rankingOption }) as {
    examples: number;
  };
  const { seeds = usualSeeds, folds = null, measure = 'auto', untilCost = null, ranking = [] } = options;
  const most = rows?.examples ?? asked;
  checkOptions('study', given, trainOptions);
  const { derive = [], ...base } = given;
  // What cannot be derived is said before anything is run.
  prepareData(table, undefined, given);
  const { schema } = prepareData(table, undefined, base as TrainOptions);
  const offers: readonly Offer[] = [
    scaleOffer(schema, given),
    logOffer(table, schema, given),
    wordOffer(schema, given),
    derivedOffer(derive),
    subsetOffer(schema, base as TrainOptions, ranking),
    binOffer(table, schema, base as TrainOptions),
  ];
  const reference: Representation = { name: asGiven, options: {} };
  const representations = [reference, ...offers.flatMap((offer) => offer.representations)];
  const trained = trainingRows(table.rows, given);
  const capped = trained > most;
  const arms = representations.map((each) => armOf(each, capped ? most : undefined));
  const linear = schema.target!.task === 'regression' ? 'linear regression' : 'logistic regression';
  const beside = [
    { ...linearLearner, shown: linear },
    ...learners.map((each) => ({ ...each, shown: each.name })),
  ];
  const largest = capped && rows !== null ? most : null;
  const groups = [...sizes.filter((size) => size < 0.9 * (largest ?? trained)), largest].map((examples) => {
    const on = examples === null ? 'all examples' : `${examples} examples`;
    const same = examples === largest && (!capped || rows !== null);
    const own = examples === null ? {} : { examples };
    const network: Arm = { name: same ? asGiven : `network, ${on}`, options: {}, ...own };
    const able = beside.filter(
      ({ mostExamples }) => (examples ?? trained) <= (mostExamples ?? Number.POSITIVE_INFINITY),
    );
    const others = able.map(
      ({ shown, name }): Arm => ({ name: `${shown}, ${on}`, options: {}, learner: name, ...own }),
    );
    return { examples, network: network.name, arms: same ? others : [network, ...others] };
  });
  const notes = offers.flatMap((offer) => offer.notes);
  for (const { name, mostExamples = Number.POSITIVE_INFINITY } of learners) {
    if ((largest ?? trained) > mostExamples)
      notes.push(`${name}: left out beyond ${mostExamples} examples, which would take minutes.`);
  }
  if (capped && rows === null)
    notes.push(`Representations are compared on ${most} of about ${trained} training examples.`);
  const plan: StudyPlan = {
    base: base as TrainOptions,
    arms: [...arms, ...groups.flatMap((group) => group.arms)].map((arm) =>
      rows === null ? arm : { ...arm, tests: rows.tests },
    ),
    seeds,
    folds,
    measure,
    untilCost,
  };
  return {
    plan,
    representations,
    learners: groups.map(({ examples, network, arms: list }) => ({
      examples,
      network,
      arms: [...new Set([network, ...list.map(({ name }) => name)])],
    })),
    notes,
    schema,
    examples: Math.min(most, trained),
  };
}

/** About how many rows will train. */
function trainingRows(rows: number, { testShare = 0.2, validationShare = 0.1 }: TrainOptions): number {
  return Math.round(rows * (1 - testShare) * (1 - validationShare));
}
