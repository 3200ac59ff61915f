import { useEffect, useRef } from 'preact/hooks';
import { divergingInto } from '../../../parts/diverging.js';
import { useColors } from '../../../parts/use-colors.js';
import type { UnitMaps } from '../../../session/protocol.js';
import type { Layout } from './layout.js';

const side = 26;

/** What each unit answers over the plane of the two inputs, drawn into its box. */
export function UnitImages({ layout, maps }: { layout: Layout; maps: UnitMaps }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const tile = useRef<HTMLCanvasElement | null>(null);
  const colors = useColors();
  const { width, height } = layout;
  useEffect(() => {
    const target = canvas.current!;
    const ratio = devicePixelRatio || 1;
    target.width = Math.round(width * ratio);
    target.height = Math.round(height * ratio);
    const context = target.getContext('2d')!;
    context.scale(ratio, ratio);
    tile.current ??= document.createElement('canvas');
    const { size } = maps;
    tile.current.width = size;
    tile.current.height = size;
    const small = tile.current.getContext('2d')!;
    const image = small.createImageData(size, size);
    maps.layers.forEach(({ values }, at) => {
      const { x, y } = layout.layers[at + 1];
      y.forEach((center, unit) => {
        for (let row = 0; row < size; row++) {
          for (let i = 0; i < size; i++) {
            const from = (unit * size + size - 1 - row) * size + i;
            divergingInto(image.data, row * size + i, values[from] / 127, colors);
          }
        }
        small.putImageData(image, 0, 0);
        context.drawImage(tile.current!, x - side / 2, center - side / 2, side, side);
      });
    });
  }, [layout.width, layout.height, maps, colors]);
  return <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} />;
}
