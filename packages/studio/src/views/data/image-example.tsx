import { useEffect, useRef } from 'preact/hooks';

interface ImageExampleProps {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** height × width × channels values from 0 to 255: row by row, then column, then channel. */
  readonly pixels: Uint8ClampedArray;
  readonly label: string;
  /** The longer side, in pixels of the page. */
  readonly side?: number;
}

/** An image of data: every pixel a square, not blurred. */
export function ImageExample({ height, width, channels, pixels, label, side = 56 }: ImageExampleProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const image = new ImageData(width, height);
    for (let at = 0; at < width * height; at++) {
      for (let c = 0; c < 3; c++) image.data[4 * at + c] = pixels[at * channels + (channels >= 3 ? c : 0)];
      image.data[4 * at + 3] = 255;
    }
    const element = canvas.current!;
    element.style.width = `${(side * width) / Math.max(height, width)}px`;
    element.getContext('2d')!.putImageData(image, 0, 0);
  }, [pixels, height, width, channels, side]);
  return (
    <canvas ref={canvas} class="image-example" width={width} height={height} role="img" aria-label={label} />
  );
}
