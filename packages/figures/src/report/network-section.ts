import { formatCount } from '../drawing/numbers.js';
import { architecture } from '../figures/architecture.js';
import { type Html, html } from './html.js';
import { picture, section } from './parts.js';
import type { ReportInput } from './report-input.js';

/** The architecture with the shapes of its matrices. */
export function networkSection({ network }: ReportInput): Html {
  const { sizes, activations, outputs, bias, parameters, cost } = network;
  const hidden = sizes.length - 2;
  const layers =
    hidden === 0 ? 'No hidden layer' : hidden === 1 ? 'One hidden layer' : `${hidden} hidden layers`;
  const caption = html`${layers}, ${formatCount(parameters)} parameters${!bias && ' and no biases'}; the cost is ${cost}. X has one example a column: it is ${formatCount(sizes[0])}×m.`;
  const drawing = architecture({ sizes, activations, outputs, bias });
  return section(
    'network',
    'The network',
    picture(drawing, caption, { wide: true, name: 'Drawing of the network' }),
  );
}
