// Everything public, by floor. Nothing else is.

// 6 diagnosis
export { diagnosisCodes } from './diagnosis/codes.js';
export type {
  DataDiagnosis,
  DerivedDiagnosis,
  FeatureDiagnosis,
  OrderDiagnosis,
  RepeatedRows,
  RepresentationDiagnosis,
} from './diagnosis/data/data-diagnosis.js';
export { diagnoseData } from './diagnosis/data/diagnose-data.js';
export { firstStepOf } from './diagnosis/data/first-step-of.js';
export { type DiagnoseOptions, diagnoseOptions } from './diagnosis/data/options.js';
export { type ContradictingRows, contradictingRows } from './diagnosis/data/repeated-rows.js';
export type { TestDiagnosis } from './diagnosis/data/test-diagnosis.js';
export type { ColumnDrift } from './diagnosis/drift/column-drift.js';
export type { Apart } from './diagnosis/drift/two-samples.js';
export { type DiagnosisFinding, type Severity, sortFindings } from './diagnosis/finding.js';
export type { Brightness } from './diagnosis/images/brightness.js';
export type { ImageDiagnosis } from './diagnosis/images/diagnose-images.js';
export type { DuplicateImages } from './diagnosis/images/duplicates.js';
export type { MeanImage } from './diagnosis/images/mean-images.js';
export { type Images, imagesOf } from './diagnosis/images/pixels.js';
export { measureFirstStep } from './diagnosis/measures/first-step.js';
export type { AgainstChance, FirstStep, Information } from './diagnosis/measures/measured.js';
export { diagnoseModel } from './diagnosis/model/diagnose-model.js';
export type { Drift } from './diagnosis/model/measures/drift.js';
export type { Histogram } from './diagnosis/model/measures/histogram.js';
export type { ColumnImportance } from './diagnosis/model/measures/importance.js';
export type { LayerDiagnosis, LayerFlow } from './diagnosis/model/measures/layers.js';
export type { Mistake } from './diagnosis/model/measures/mistakes.js';
export type { Segment } from './diagnosis/model/measures/segments.js';
export type { LineProbe, StepDiagnosis } from './diagnosis/model/measures/steps.js';
export { type SuspectLabel, type WrongLabels, wrongLabels } from './diagnosis/model/measures/wrong-labels.js';
export type {
  CalibrationDiagnosis,
  ModelDiagnosis,
  PartScore,
} from './diagnosis/model/model-diagnosis.js';
export type { DiagnoseModelOptions, RunHistory } from './diagnosis/model/options.js';
export type { RowsOf } from './diagnosis/model/rows-of.js';
export type { CutOff } from './diagnosis/text/cut-offs.js';
export type { TextDiagnosis } from './diagnosis/text/diagnose-text.js';
export type { TellingWord } from './diagnosis/text/telling-words.js';
// 0 foundation
export { type Code, errorCodes } from './foundation/error-codes.js';
export {
  ColonnadeError,
  type ErrorParts,
  type Face,
  kebabCase,
  type Remedy,
  spellOption,
  spellOptions,
  type Warning,
  wordsOf,
} from './foundation/errors.js';
export {
  checkOptions,
  type OptionDeclaration,
  type OptionTable,
  unknownOption,
} from './foundation/options.js';
export { nearestName } from './foundation/suggest.js';
export { sentence } from './foundation/text.js';
// 3 network
export { type ActivationName, activationNames, formulasOf } from './functions/activations/index.js';
export { type CostName, costNames } from './functions/costs/index.js';
// 7 improve
export type { Extent } from './improve/extent.js';
export { type Gain, gainOf } from './improve/gain.js';
export { improve } from './improve/improve.js';
export type {
  Amount,
  Cause,
  Improvement,
  Search,
  Step,
  SuspectFound,
  TriedChange,
} from './improve/improvement.js';
export { type ImproveHooks, type ImproveOptions, improveOptions } from './improve/options.js';
export { sentenceOfGain, sizeOfGain } from './improve/wording.js';
// 1 matrix and functions
export { type FloatArray, type Lines, Matrix, type MatrixData } from './matrix/matrix.js';
export { type RandomList, RandomState, type RandomStateSnapshot } from './matrix/random-state.js';
export { type Inputs, SparseMatrix } from './matrix/sparse-matrix.js';
export type { Baseline } from './model/baselines/baselines.js';
// 5 model
export {
  type CheckpointContent,
  decodeCheckpoint,
  encodeCheckpoint,
} from './model/checkpoint-file.js';
export { commandWords, quoteWord } from './model/command-words.js';
export { type PairedAccuracy, pairedAccuracy } from './model/compare/paired-accuracy.js';
export type { PairedDifference } from './model/compare/paired-difference.js';
export { pairedRmse } from './model/compare/paired-rmse.js';
export { parseSeconds } from './model/duration.js';
export { type Answers, type Evaluation, evaluate, readAnswers } from './model/evaluate.js';
export type { Part, PartName } from './model/examples.js';
export { exportTypescript } from './model/export/export-typescript.js';
export type { Finding } from './model/findings/finding.js';
export type { CrossValidation, Fold } from './model/folds.js';
export { accuracy, multilabelAccuracy } from './model/metrics/accuracy.js';
export { auc, macroAuc } from './model/metrics/auc.js';
export { type Calibration, type CalibrationBin, calibration } from './model/metrics/calibration.js';
export { classOf } from './model/metrics/class-of.js';
export {
  type ClassificationMetrics,
  type ClassificationMetricsInput,
  classificationMetrics,
} from './model/metrics/classification-metrics.js';
export { confusionMatrix } from './model/metrics/confusion-matrix.js';
export { logLikelihood } from './model/metrics/log-likelihood.js';
export { meanLoss } from './model/metrics/mean-loss.js';
export {
  type ClassCounts,
  countsOfConfusion,
  countsOfLabels,
  macroPrecisionRecall,
  type PrecisionRecall,
  precisionRecall,
} from './model/metrics/precision-recall.js';
export { r2 } from './model/metrics/r2.js';
export { mae, rmse } from './model/metrics/regression-errors.js';
export {
  type RegressionMetrics,
  type RegressionMetricsInput,
  regressionMetrics,
} from './model/metrics/regression-metrics.js';
export { type RocPoint, rocCurve } from './model/metrics/roc-curve.js';
export { Model, type RecordPrediction } from './model/model.js';
export { type ModelContent, type OptionValue, outputLabels } from './model/model-file/content.js';
export { decodeModel } from './model/model-file/decode-model.js';
export { encodeModel } from './model/model-file/encode-model.js';
export { Network, type NetworkFitOptions, type NetworkOptions, type Predictor } from './model/network.js';
export { type Prepared, prepareTraining } from './model/prepare-training.js';
export { QuantizedNetwork } from './model/quantized-network.js';
export { stoppedBecause } from './model/stopped-because.js';
export { type TrainHooks, type TrainOptions, trainOptions } from './model/train-options.js';
export type { OptionChoice, Training, TrainStart } from './model/training.js';
export {
  backward,
  cost,
  forward,
  initializeParameters,
  type LossOptions,
  leakyRelu,
  linear,
  loss,
  type NetworkDescription,
  relu,
  sigmoid,
  softmax,
  tanh,
  update,
} from './network/blocks.js';
export type { GradientCheck } from './network/gradient-check.js';
export { type InitializationName, initializationNames } from './network/initialization/index.js';
export { type Gradients, type Parameters, parameterCount } from './network/parameters.js';
export type { BackwardPass, ForwardPass } from './network/passes.js';
export { type LayerShapes, type Shape, shapeTable } from './network/shape-table.js';
export { dense, type Layer, type Specification, specificationText } from './network/specification.js';
export { checkPlan, studyOptions } from './studies/check-plan.js';
export { conclude } from './studies/conclude/conclude.js';
export type { ArmComparison, ArmSummary, Conclusion } from './studies/conclude/conclusion.js';
export { wordsOfMeasure } from './studies/conclude/figures.js';
export type {
  CostSurface,
  CostSurfaceStudy,
  Descent,
  DescentEnd,
  Minimum,
  Place,
} from './studies/cost-surface/found.js';
export {
  type CostSurfaceHooks,
  type CostSurfaceOptions,
  costSurfaceOptions,
} from './studies/cost-surface/options.js';
export { studyCostSurface } from './studies/cost-surface/study.js';
// 6 studies
export type { FirstLook, FirstStepFigures, MeasureFirstStep } from './studies/framing/first-steps.js';
export type { FramedArm, FramingStudy, LearnersBeside } from './studies/framing/found.js';
export { type FramingHooks, type FramingOptions, framingOptions } from './studies/framing/options.js';
export type { RankColumns } from './studies/framing/own-subsets.js';
export { type FramingPlan, type LearnerArms, planFraming } from './studies/framing/plan.js';
export type { RankedColumn, Representation } from './studies/framing/representation.js';
export { studyFraming } from './studies/framing/study.js';
export type { Speed, Target } from './studies/framing/to-target.js';
export { gridOf, type Variations } from './studies/grid.js';
export type { Estimate, HiddenUnitsStudy, RuleCheck, SizeFigures } from './studies/hidden-units/found.js';
export { type HiddenUnitsOptions, hiddenUnitsOptions } from './studies/hidden-units/options.js';
export type { Ends } from './studies/hidden-units/sizes.js';
export { type HiddenUnitsPlan, planHiddenUnits, studyHiddenUnits } from './studies/hidden-units/study.js';
export { inProcess } from './studies/in-process.js';
export { inWorkers, type WorkerOptions } from './studies/in-workers.js';
export { journalLine, readJournal } from './studies/journal.js';
export type { FittedLearner, Learner, LearnerOptions, LearnerShape } from './studies/learner.js';
export { withLearners } from './studies/learner-trial.js';
export { rateOptions } from './studies/learning-rate/arms.js';
export type { ArmEndings } from './studies/learning-rate/endings.js';
export { type LearningRateOptions, planLearningRate } from './studies/learning-rate/plan.js';
export type { RangeTest } from './studies/learning-rate/range-test.js';
export type { Recommendation } from './studies/learning-rate/recommend.js';
export { type LearningRateStudy, studyLearningRate } from './studies/learning-rate/study.js';
export { linearLearner } from './studies/linear-learner.js';
export { autoMeasure, type MeasureName, measureNames, measureOf } from './studies/measure.js';
export type { StudyHooks, StudyOptions } from './studies/options.js';
export { type Arm, type Round, roundsOf, type StudyPlan, type Trial } from './studies/plan.js';
export { rowsHash } from './studies/rows-hash.js';
export { type RunStudyOptions, runStudy } from './studies/run-study.js';
export type { Execute, Runner, StudyData } from './studies/runner.js';
export type {
  FittedLaw,
  Outlook,
  ScaleLearner,
  ScalePoint,
  ScaleStudy,
  ScaleVerdict,
  Standing,
} from './studies/scale/found.js';
export {
  type Contradictions,
  type MeasureContradictions,
  type ScaleHooks,
  type ScaleOptions,
  scaleOptions,
} from './studies/scale/options.js';
export { penalizedLinear } from './studies/scale/penalized-linear.js';
export { planScale, type ScalePlan } from './studies/scale/plan.js';
export type { Range } from './studies/scale/power-law.js';
export { studyScale } from './studies/scale/study.js';
export { Stages } from './studies/stages.js';
export type { StudyInput } from './studies/study-data.js';
export type { StudyProgress, StudyRun } from './studies/study-run.js';
export { parseCondition } from './studies/trade-off/condition.js';
export type { ChosenPoint, TradeOffPoint, TradeOffStudy } from './studies/trade-off/found.js';
export { type TradeOffHooks, type TradeOffOptions, tradeOffOptions } from './studies/trade-off/options.js';
export type { Smaller } from './studies/trade-off/smaller.js';
export type { SmallerResult } from './studies/trade-off/smaller-result.js';
export type { PredictionSpeed } from './studies/trade-off/speed.js';
export { planTradeOff, studyTradeOff, type TradeOffPlan } from './studies/trade-off/study.js';
export type { WithinTime } from './studies/trade-off/within-time.js';
export type { TrialPoint, TrialResult, TrialTraining } from './studies/trial-result.js';
export { planVary, studyVary, type VaryStudy } from './studies/vary.js';
export { packTable, type TableMessage, unpackTable } from './studies/workers/table-message.js';
export { cellValue } from './table/cell-value.js';
export { cellText, defaultMissing, Missing, parseNumber } from './table/cells.js';
export { type DateOrder, parseDate } from './table/dates.js';
export {
  type ColumnHistogram,
  columnHistogram,
  type Frequency,
  frequentValues,
} from './table/distribution.js';
export { type ImageShape, imageShape, pixelRange, pixelsOf } from './table/image.js';
export { applyPreprocessing, encodeInputs, warnUnseen } from './table/preprocessing/apply-preprocessing.js';
export { checkPreprocessing } from './table/preprocessing/check-preprocessing.js';
export { type Derived, deriveColumns, formatDerived } from './table/preprocessing/derive.js';
export { arity, type Expression, formatExpression } from './table/preprocessing/expressions/expression.js';
export {
  type ExpressionFunctionName,
  expressionFunctionNames,
  expressionFunctions,
} from './table/preprocessing/expressions/functions.js';
export { featureNames, inputWidth } from './table/preprocessing/feature-names.js';
export { type FittedPreprocessing, fitPreprocessing } from './table/preprocessing/fit-preprocessing.js';
export { type PreprocessingOptions, preprocessingOptions } from './table/preprocessing/options.js';
export type {
  ArrayInput,
  CategoryInput,
  DateInput,
  DatePart,
  EncodedInputs,
  Fill,
  Input,
  NumberInput,
  Preprocessed,
  Preprocessing,
  Standardize,
  TargetScale,
  TextInput,
  Unseen,
} from './table/preprocessing/preprocessing.js';
export { readDates, readNumbers } from './table/preprocessing/read-cells.js';
export { classOfRows, decodeTarget, encodeTarget } from './table/preprocessing/target.js';
export { TokenCache } from './table/preprocessing/text/tokenize.js';
export { type TransformName, transformNames } from './table/preprocessing/transforms/index.js';
export {
  type RecordOf,
  type TableData,
  type TableRecord,
  type TableValue,
  tableFromRecords,
} from './table/records.js';
export { checkSchema } from './table/schema/check-schema.js';
export { type InspectedTable, inferSchema, inspectTable } from './table/schema/infer-schema.js';
export { type SchemaOptions, schemaOptions } from './table/schema/options.js';
export {
  type ColumnKind,
  type ColumnSchema,
  type DeclaredKind,
  inputColumns,
  type PixelGroup,
  type Schema,
  type TargetSchema,
  type Task,
} from './table/schema/schema.js';
export {
  bare,
  firstSpelling,
  mostSpellings,
  SpelledColumn,
  shortest,
  spell,
} from './table/spelled-column.js';
export { type Split, type SplitOptions, splitOptions, splitRows } from './table/split.js';
export type { Spread } from './table/spread.js';
export {
  type Column,
  columnWidth,
  type NumericColumn,
  renamed,
  Table,
  type TableSource,
  type TextColumn,
} from './table/table.js';
// 3 table
export { isToy, parseToy } from './table/toys/parse-toy.js';
export type { Toy, ToyOptions } from './table/toys/toy.js';
export { type ToyName, toySets } from './table/toys/toy-sets.js';
export { toyTable } from './table/toys/toy-table.js';
// 4 training
export type { History, HistoryEntry, StopReason } from './training/history.js';
export { adam } from './training/optimizers/adam.js';
export { gradientDescent } from './training/optimizers/gradient-descent.js';
export { type OptimizerName, optimizerNames } from './training/optimizers/index.js';
export { momentum } from './training/optimizers/momentum.js';
export type { Optimizer } from './training/optimizers/types.js';
export type { Checkpoint, FitOptions, Update } from './training/options.js';
export { boldDriver } from './training/rates/bold-driver.js';
export { constant } from './training/rates/constant.js';
export { cosine } from './training/rates/cosine.js';
export { type RateName, rateNames } from './training/rates/index.js';
export type { RatePolicy } from './training/rates/types.js';
export type { TrainingState } from './training/state.js';
export type { Stopping } from './training/stopping.js';
export { thinHistory } from './training/thin-history.js';
