import { useEffect, useRef, useState } from 'preact/hooks';
import { divergingInto } from '../../../parts/diverging.js';
import { useColors } from '../../../parts/use-colors.js';

interface TilesProps {
  /** count × height × width numbers from −127 to 127. */
  readonly values: Int8Array;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** How tall and wide a tile is drawn, at least, in CSS pixels; rows are filled. */
  readonly least: number;
  readonly smooth: boolean;
  /** Whether the first row is the lowest, as of a plane. */
  readonly upward: boolean;
  readonly label: string;
}

const gap = 4;

/** Many small pictures side by side on one canvas: orange below zero, blue above. */
export function Tiles({ values, count, height, width, least, smooth, upward, label }: TilesProps) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const source = useRef<HTMLCanvasElement | null>(null);
  const [room, setRoom] = useState(0);
  const colors = useColors();
  useEffect(() => {
    const element = place.current!;
    const sized = new ResizeObserver(() => setRoom(element.clientWidth));
    sized.observe(element);
    return () => sized.disconnect();
  }, []);
  const across = Math.max(1, Math.min(count, Math.floor((room + gap) / (least + gap))));
  const side = across < count ? Math.floor((room + gap) / across) - gap : least;
  const down = Math.ceil(count / across);
  const [wide, tall] = [across * (side + gap) - gap, down * (side + gap) - gap];
  useEffect(() => {
    if (room === 0) return;
    const target = canvas.current!;
    const ratio = devicePixelRatio || 1;
    target.width = Math.round(wide * ratio);
    target.height = Math.round(tall * ratio);
    const context = target.getContext('2d')!;
    context.imageSmoothingEnabled = smooth;
    source.current ??= document.createElement('canvas');
    const all = source.current;
    // All tiles below each other, then each to its place.
    all.width = width;
    all.height = height * count;
    const image = new ImageData(width, height * count);
    for (let tile = 0; tile < count; tile++) {
      for (let row = 0; row < height; row++) {
        const from = (tile * height + (upward ? height - 1 - row : row)) * width;
        const to = (tile * height + row) * width;
        for (let i = 0; i < width; i++) divergingInto(image.data, to + i, values[from + i] / 127, colors);
      }
    }
    all.getContext('2d')!.putImageData(image, 0, 0);
    const size = side * ratio;
    const pitch = (side + gap) * ratio;
    for (let tile = 0; tile < count; tile++) {
      const x = (tile % across) * pitch;
      const y = Math.floor(tile / across) * pitch;
      context.drawImage(all, 0, tile * height, width, height, x, y, size, size);
      context.strokeStyle = colors.faint;
      context.lineWidth = ratio;
      context.strokeRect(x + ratio / 2, y + ratio / 2, size - ratio, size - ratio);
    }
  }, [values, count, height, width, side, room, colors, smooth, upward]);
  return (
    <div ref={place} class="tiles">
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        style={{ width: `${wide}px`, height: `${tall}px` }}
      />
    </div>
  );
}
