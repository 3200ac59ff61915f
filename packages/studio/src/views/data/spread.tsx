import { formatCount, formatNumber } from '../../parts/numbers.js';
import type { ColumnSummary } from '../../session/protocol.js';

const [bar, height] = [6, 18];
const mostValues = 3;

/** How a column is spread: a histogram, or the most frequent values. */
export function Spread({ column: { histogram, frequent, min, max } }: { column: ColumnSummary }) {
  if (histogram) {
    const { counts } = histogram;
    const most = Math.max(...counts, 1);
    const width = counts.length * bar;
    return (
      <span class="spread">
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
          {counts.map((count, at) => {
            const tall = count === 0 ? 0 : Math.max(1, (height * count) / most);
            return <rect key={at} x={at * bar} y={height - tall} width={bar - 1} height={tall} />;
          })}
        </svg>
        <span class="soft">{min === null ? '' : `${formatNumber(min)} to ${formatNumber(max)}`}</span>
      </span>
    );
  }
  if (!frequent) return null;
  return (
    <span class="soft frequent">
      {frequent
        .slice(0, mostValues)
        .map(({ value, rows }) => `${shortened(value)} ${formatCount(rows)}`)
        .join(', ')}
    </span>
  );
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
