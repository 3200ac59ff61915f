import { formatNumber } from '../../../parts/numbers.js';
import type { Bins } from '../../../session/protocol.js';

const width = 180;
const height = 54;

/** A small histogram between round bounds. */
export function BinsChart(props: { name: string; of: string; bins: Bins; note?: string }) {
  const { name, of, bins, note } = props;
  const { from, to, counts } = bins;
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const step = width / counts.length;
  let path = '';
  counts.forEach((count, at) => {
    if (count === 0) return;
    // A bin with hardly anything in it is still to be seen.
    const tall = Math.max(1, (height * count) / most);
    path += `M${(at * step).toFixed(1)} ${height}v${(-tall).toFixed(1)}h${(step - 1).toFixed(1)}v${tall.toFixed(1)}z`;
  });
  const zero = from < 0 && to > 0 ? (width * -from) / (to - from) : null;
  return (
    <div class="bins">
      <p class="bins-name">
        {name} {note && <span class="soft">{note}</span>}
      </p>
      <svg viewBox={`0 0 ${width} ${height + 14}`} role="img" aria-label={inWords(name, of, bins)}>
        {zero !== null && <line class="zero" x1={zero} x2={zero} y1="0" y2={height} />}
        <path d={path} />
        <line class="foot" x2={width} y1={height} y2={height} />
        <text y={height + 12}>{formatNumber(from, 2)}</text>
        {zero !== null && (
          <text x={zero} y={height + 12} text-anchor="middle">
            0
          </text>
        )}
        <text x={width} y={height + 12} text-anchor="end">
          {formatNumber(to, 2)}
        </text>
      </svg>
    </div>
  );
}

function inWords(name: string, of: string, { from, to, counts }: Bins): string {
  const all = counts.reduce((a, b) => a + b, 0);
  const peak = counts.reduce((best, count, at) => (count > counts[best] ? at : best), 0);
  const place = (at: number) => formatNumber(from + (at * (to - from)) / counts.length, 2);
  const share = all === 0 ? 0 : Math.round((100 * counts[peak]) / all);
  return `Histogram of ${name} of ${of}, from ${formatNumber(from, 2)} to ${formatNumber(to, 2)}: ${share} % lie between ${place(peak)} and ${place(peak + 1)}.`;
}
