import {
  architecture,
  calibrationFigure,
  classBalance,
  confusionMatrixFigure,
  costCurve,
  learningRateCurve,
  predictedAgainstTrue,
  type ReportInput,
  residuals,
  rocFigure,
} from '@colonnade/figures';

export interface NamedFigure {
  readonly name: string;
  readonly title: string;
  readonly figure: SVGSVGElement;
}

/** Every figure of the report, by name. */
export function figuresOf(input: ReportInput): NamedFigure[] {
  const { network, training, data, classes, confusion, roc, calibration, scatter, unit } = input;
  const { history, bestEpoch } = training;
  const found: [name: string, title: string, figure: SVGSVGElement | null | false][] = [
    ['network', 'The network', architecture(network)],
    ['cost', 'The cost', costCurve({ history, bestEpoch })],
    ['learning-rate', 'The learning rate', learningRateCurve({ history })],
    [
      'classes',
      'The classes',
      data.balance && classBalance(data.balance.map(({ name, train }) => ({ name, count: train }))),
    ],
    [
      'confusion',
      'What is taken for what',
      classes && confusion && confusionMatrixFigure({ classes, confusion }),
    ],
    ['roc', 'ROC', roc && roc.length > 0 && rocFigure(roc)],
    ['calibration', 'Calibration', calibration && calibrationFigure(calibration)],
    ['predictions', 'Predicted against true', scatter && predictedAgainstTrue({ ...scatter, unit })],
    ['residuals', 'Residuals', scatter && residuals({ ...scatter, unit })],
  ];
  return found.flatMap(([name, title, figure]) => (figure ? [{ name, title, figure }] : []));
}
