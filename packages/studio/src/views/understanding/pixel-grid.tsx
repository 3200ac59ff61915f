import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImageAbout } from '../../session/subject/protocol.js';

const size = 224;

/** Pixels that are set with the keys: arrows move, the space bar inks or clears, with shift the arrows draw. */
export function PixelGrid(props: {
  image: ImageAbout;
  pixels: readonly number[];
  ground: number;
  ink: number;
  onChange: (pixels: readonly number[]) => void;
}) {
  const { image, pixels, ground, ink, onChange } = props;
  const { width, height, min, max } = image;
  const [at, setAt] = useState({ x: Math.floor(width / 2), y: Math.floor(height / 2) });
  const [focused, setFocused] = useState(false);
  const canvas = useRef<HTMLCanvasElement>(null);
  const cell = Math.max(1, Math.floor(size / Math.max(width, height)));
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    pixels.forEach((value, i) => {
      const level = Math.round((255 * (value - min)) / (max - min || 1));
      pen.fillStyle = `rgb(${level} ${level} ${level})`;
      pen.fillRect((i % width) * cell, Math.floor(i / width) * cell, cell, cell);
    });
    if (!focused) return;
    pen.strokeStyle = getComputedStyle(canvas.current!).getPropertyValue('--second');
    pen.lineWidth = 2;
    pen.strokeRect(at.x * cell + 1, at.y * cell + 1, Math.max(1, cell - 2), Math.max(1, cell - 2));
  }, [pixels, at, focused, cell, width, min, max]);
  const isInk = (x: number, y: number) =>
    Math.abs(pixels[x + y * width] - ground) > 0.5 * Math.abs(ink - ground);
  const paint = (x: number, y: number, value: number) =>
    onChange(pixels.map((old, i) => (i === x + y * width ? value : old)));
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const move = moves[event.key];
    if (move) {
      const x = Math.max(0, Math.min(width - 1, at.x + move[0]));
      const y = Math.max(0, Math.min(height - 1, at.y + move[1]));
      setAt({ x, y });
      if (event.shiftKey) paint(x, y, ink);
    } else if (event.key === ' ' || event.key === 'Enter') {
      paint(at.x, at.y, isInk(at.x, at.y) ? ground : ink);
    } else return;
    event.preventDefault();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it is worked with the keys */}
      <canvas
        ref={canvas}
        class="pixels"
        width={width * cell}
        height={height * cell}
        role="application"
        tabIndex={0}
        aria-label={`Pixels, ${height} by ${width}: arrows move, space inks or clears, shift and arrows draw`}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={onKeyDown}
      />
      <p class="soft keys" aria-live="polite">
        {focused
          ? `row ${at.y + 1}, column ${at.x + 1}: ${isInk(at.x, at.y) ? 'ink' : 'empty'}`
          : 'by keys: arrows move, space inks, shift draws'}
      </p>
    </>
  );
}
