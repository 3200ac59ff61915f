import { useEffect, useRef } from 'preact/hooks';
import type { ImageAbout } from '../../session/subject/protocol.js';

/** A picture whose pixels are the inputs, as large as it is told, every pixel a square. */
export function PixelPicture(props: {
  image: ImageAbout;
  pixels: readonly number[];
  size: number;
  label: string;
}) {
  const { image, pixels, size, label } = props;
  const { width, height, channels, min, max } = image;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    const picture = pen.createImageData(width, height);
    const span = max - min || 1;
    for (let at = 0; at < width * height; at++) {
      for (let c = 0; c < 3; c++) {
        const value = pixels[channels === 3 ? 3 * at + c : at] ?? min;
        picture.data[4 * at + c] = Math.round((255 * (value - min)) / span);
      }
      picture.data[4 * at + 3] = 255;
    }
    pen.putImageData(picture, 0, 0);
  }, [pixels, width, height, channels, min, max]);
  const scale = size / Math.max(width, height);
  return (
    <canvas
      ref={canvas}
      class="pixels"
      width={width}
      height={height}
      role="img"
      aria-label={label}
      style={{ width: `${Math.round(scale * width)}px`, height: `${Math.round(scale * height)}px` }}
    />
  );
}
