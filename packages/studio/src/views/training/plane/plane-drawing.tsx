import { useEffect, useRef, useState } from 'preact/hooks';
import { classColor } from '../../../parts/class-colors.js';
import { divergingInto } from '../../../parts/diverging.js';
import { formatNumber } from '../../../parts/numbers.js';
import { bytesOf, type Colors, useColors } from '../../../parts/use-colors.js';
import type { FeatureUnit, Plane, Regions } from '../../../session/protocol.js';
import { ticksOf } from './ticks.js';

interface PlaneDrawingProps {
  readonly plane: Plane;
  readonly regions: Regions | null;
  readonly hidden: readonly string[];
}

const edge = { left: 52, bottom: 40, top: 6, right: 6 };

/** The plane: shades of the answer, the examples on top, the axes in the columns' own units. */
export function PlaneDrawing({ plane, regions, hidden }: PlaneDrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const shades = useRef<HTMLCanvasElement>(null);
  const marks = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState(0);
  const colors = useColors();
  useEffect(() => {
    const element = place.current!;
    const sized = new ResizeObserver(() => setSize(Math.floor(Math.min(element.clientWidth, 470))));
    sized.observe(element);
    return () => sized.disconnect();
  }, []);
  const width = Math.max(60, size - edge.left - edge.right);
  const height = width;
  const span = numbersOf(plane);
  useEffect(() => {
    if (regions) drawShades(shades.current!, regions, span, colors);
    else shades.current!.getContext('2d')!.clearRect(0, 0, shades.current!.width, shades.current!.height);
  }, [regions, colors, span.low, span.high]);
  useEffect(() => {
    drawPoints(marks.current!, plane, hidden, span, colors, [width, height]);
  }, [plane, hidden, colors, width, height]);
  const across = ticksOf(plane.x, plane.units[0], width < 260 ? 4 : 5);
  const up = ticksOf(plane.y, plane.units[1], 5);
  return (
    <div class="plane-drawing" ref={place}>
      <div
        class="stack"
        style={{
          width: `${width + edge.left + edge.right}px`,
          height: `${height + edge.top + edge.bottom}px`,
        }}
      >
        <canvas
          class="shades"
          ref={shades}
          style={{ left: `${edge.left}px`, top: `${edge.top}px`, width: `${width}px`, height: `${height}px` }}
        />
        <canvas
          ref={marks}
          style={{ left: `${edge.left}px`, top: `${edge.top}px`, width: `${width}px`, height: `${height}px` }}
        />
        <svg
          width={width + edge.left + edge.right}
          height={height + edge.top + edge.bottom}
          role="img"
          aria-label={inWords(plane, regions)}
        >
          <rect class="frame" x={edge.left} y={edge.top} width={width} height={height} />
          {across.map(({ share, label }) => (
            <g key={label} transform={`translate(${edge.left + share * width} ${edge.top + height})`}>
              <line y2="4" />
              <text y="16" text-anchor="middle">
                {label}
              </text>
            </g>
          ))}
          {up.map(({ share, label }) => (
            <g key={label} transform={`translate(${edge.left} ${edge.top + (1 - share) * height})`}>
              <line x2="-4" />
              <text x="-7" y="4" text-anchor="end">
                {label}
              </text>
            </g>
          ))}
          <text class="axis" x={edge.left + width / 2} y={edge.top + height + 34} text-anchor="middle">
            {plane.units[0].name}
          </text>
          <text
            class="axis"
            transform={`translate(11 ${edge.top + height / 2}) rotate(-90)`}
            text-anchor="middle"
          >
            {plane.units[1].name}
          </text>
        </svg>
      </div>
    </div>
  );
}

/** Lowest and highest of the numbers to predict; of classes 0 to 1. */
function numbersOf({ parts, classes }: Plane): { low: number; high: number } {
  if (classes.length > 0) return { low: 0, high: 1 };
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { target } of parts) {
    for (const value of target) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return { low, high };
}

/** How strongly a region is shaded: its points have to stand out. */
const shade = 0.4;

function drawShades(
  canvas: HTMLCanvasElement,
  { size, values, shares, kind }: Regions,
  span: { low: number; high: number },
  colors: Colors,
): void {
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(size, size);
  const paper = bytesOf(colors.paper);
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      const from = (size - 1 - j) * size + i;
      const at = j * size + i;
      if (kind === 'class') {
        const color = bytesOf(classColor(values[from], colors));
        const share = shade * (0.35 + 0.65 * shares![from]);
        for (let c = 0; c < 3; c++) image.data[4 * at + c] = paper[c] + share * (color[c] - paper[c]);
        image.data[4 * at + 3] = 255;
      } else {
        // Two classes: the first blue, the second orange, as their points are.
        const middle =
          kind === 'probability'
            ? 1 - 2 * values[from]
            : (2 * (values[from] - span.low)) / (span.high - span.low || 1) - 1;
        divergingInto(image.data, at, shade * Math.max(-1, Math.min(1, middle)), colors);
      }
    }
  }
  context.putImageData(image, 0, 0);
}

function drawPoints(
  canvas: HTMLCanvasElement,
  plane: Plane,
  hidden: readonly string[],
  span: { low: number; high: number },
  colors: Colors,
  [width, height]: readonly [number, number],
): void {
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  const [left, right] = plane.x;
  const [bottom, top] = plane.y;
  for (const { part, x, y, target } of plane.parts) {
    if (hidden.includes(part)) continue;
    for (let i = 0; i < x.length; i++) {
      const at = [
        ((x[i] - left) / (right - left)) * width,
        height - ((y[i] - bottom) / (top - bottom)) * height,
      ] as const;
      const color =
        plane.classes.length > 0 ? classColor(target[i], colors) : numberColor(target[i], span, colors);
      drawMark(context, part, at, color, colors.paper);
    }
  }
}

function drawMark(
  context: CanvasRenderingContext2D,
  part: string,
  [x, y]: readonly [number, number],
  color: string,
  paper: string,
): void {
  context.beginPath();
  if (part === 'test') context.rect(x - 2.5, y - 2.5, 5, 5);
  else context.arc(x, y, part === 'train' ? 2.8 : 3, 0, 2 * Math.PI);
  if (part === 'train') {
    context.fillStyle = color;
    context.fill();
    context.lineWidth = 0.6;
    context.strokeStyle = paper;
  } else {
    context.fillStyle = paper;
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = color;
  }
  context.stroke();
}

function numberColor(value: number, { low, high }: { low: number; high: number }, colors: Colors): string {
  const pixel = new Uint8ClampedArray(4);
  divergingInto(pixel, 0, (2 * (value - low)) / (high - low || 1) - 1, colors);
  return `rgb(${pixel[0]} ${pixel[1]} ${pixel[2]})`;
}

function inWords({ units, parts, classes }: Plane, regions: Regions | null): string {
  const [x, y] = units.map(({ name }: FeatureUnit) => name);
  const count = parts.reduce((sum, part) => sum + part.x.length, 0);
  const plane = `The plane of ${x} and ${y} with ${count} examples`;
  if (regions === null) return `${plane}.`;
  const { kind, values } = regions;
  if (kind === 'number') {
    const low = values.reduce((a, b) => Math.min(a, b));
    const high = values.reduce((a, b) => Math.max(a, b));
    return `${plane}. The network answers from ${formatNumber(low)} to ${formatNumber(high)}.`;
  }
  const counts = new Map<number, number>();
  for (const value of values) {
    const at = kind === 'probability' ? Number(value > 0.5) : value;
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const shares = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([at, n]) => `${classes[at]} on ${Math.round((100 * n) / values.length)} %`);
  return `${plane}. The network answers ${shares.join(', ')} of it.`;
}
