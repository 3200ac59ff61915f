// Everything public. Nothing else is.

// Figures as text
export { type RenderOptions, renderToString } from './drawing/render-to-string.js';
export { type Color, color, figureStyle } from './drawing/theme.js';
// Figures
export { type ActivationInput, activationFigure } from './figures/activation-figure.js';
export { activationsFigure, type LayerActivations } from './figures/activations-figure.js';
export { type ArchitectureInput, architecture } from './figures/architecture.js';
export { type ArmCurvesInput, armCurvesFigure, type CurvePoint } from './figures/arm-curves-figure.js';
export { type ArmsInput, armsFigure } from './figures/arms-figure.js';
export {
  type BoldDriverInput,
  type BoldDriverPoint,
  boldDriverFigure,
} from './figures/bold-driver-figure.js';
export { calibrationFigure } from './figures/calibration-figure.js';
export { type ClassCount, classBalance } from './figures/class-balance.js';
export {
  type Confusion,
  type ConfusionInput,
  confusionMatrixFigure,
  worstConfusions,
} from './figures/confusion-matrix-figure.js';
export { type CostCurveInput, costCurve } from './figures/cost-curve.js';
export { errorsFigure, type LayerErrors } from './figures/errors-figure.js';
export {
  type FirstStepBar,
  type FirstStepInput,
  firstStepFigure,
} from './figures/first-step-figure.js';
export { type GrowthInput, type GrowthPoint, growthFigure } from './figures/growth-figure.js';
export type { HistoryEntry } from './figures/history-entry.js';
export { type ImportanceBar, importanceFigure } from './figures/importance-figure.js';
export { type FeatureInformation, informationFigure } from './figures/information-figure.js';
export { type LayerInput, layerFigure } from './figures/layer-figure.js';
export { learningRateCurve } from './figures/learning-rate-curve.js';
export { type MeanImageInput, meanImagesFigure } from './figures/mean-images-figure.js';
export { type NeuronInput, neuronFigure } from './figures/neuron-figure.js';
export { type OrderInput, orderFigure } from './figures/order-figure.js';
export { type PixelImageInput, pixelImage } from './figures/pixel-image.js';
export { type PlaneInput, planeFigure } from './figures/plane-figure.js';
export { type PolarWord, type PolarWordsInput, polarWordsFigure } from './figures/polar-words-figure.js';
export { type RatesInput, ratesFigure } from './figures/rates-figure.js';
export { predictedAgainstTrue, type RegressionInput, residuals } from './figures/regression-figures.js';
export { type RocCurveInput, rocFigure } from './figures/roc-figure.js';
export { type ScoreBarsInput, scoreBars } from './figures/score-bars.js';
export { type SpeedInput, type SpeedRate, speedFigure } from './figures/speed-figure.js';
export { composeReport, type ReportContext } from './report/compose/compose-report.js';
export { type JudgedExample, judgeExamples } from './report/compose/judge-examples.js';
export { weightiestColumns } from './report/compose/weightiest-columns.js';
// Reports
export type {
  DiagnosisReportFinding,
  DiagnosisReportInput,
} from './report/diagnosis/diagnosis-input.js';
export { measuredFeatures } from './report/diagnosis/features.js';
export type { ModelReport } from './report/diagnosis/model/model-report.js';
export { renderDiagnosis } from './report/diagnosis/render-diagnosis.js';
export { polarWords } from './report/diagnosis/texts.js';
export { renderReport } from './report/render-report.js';
// The report
export type {
  ReportBaseline,
  ReportColumn,
  ReportData,
  ReportFinding,
  ReportInput,
  ReportMistake,
  ReportMistakes,
  ReportNetwork,
  ReportOption,
  ReportOptionValue,
  ReportPart,
  ReportPartMetrics,
  ReportRoc,
  ReportTraining,
} from './report/report-input.js';
export { framingFigures, hiddenUnitsFigures } from './report/study/named-study-figures.js';
export { costSurfaceFigures, renderCostSurfaceReport } from './report/study/render-cost-surface.js';
export { renderFramingReport } from './report/study/render-framing.js';
export { renderHiddenUnitsReport } from './report/study/render-hidden-units.js';
export { improveFigures, renderImproveReport } from './report/study/render-improve.js';
export { renderLearningRateReport } from './report/study/render-learning-rate.js';
export { renderScaleReport, scaleFigures } from './report/study/render-scale.js';
export { renderTradeOffReport, tradeOffFigures } from './report/study/render-trade-off.js';
export { renderVaryReport } from './report/study/render-vary.js';
export type { StudyAbout } from './report/study/study-about.js';
export { learningRateFigures, studyFigures } from './report/study/study-figures.js';
