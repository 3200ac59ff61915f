import { useEffect, useRef, useState } from 'preact/hooks';
import { Problems } from '../../parts/problems.js';
import type { InkAbout } from '../../session/subject/protocol.js';
import { session } from '../../state/session.js';
import { chosen, example, forgetDrawn, give, givenRows, of, subject } from '../../state/understanding.js';
import { Bars } from './example-panel.js';
import { PixelGrid } from './pixel-grid.js';
import { center, type Point, rasterize } from './rasterize.js';

const size = 224;

/** The pixels of what was drawn last. */
function drawn(): readonly number[] | null {
  const row = givenRows.value?.at(-1);
  return row !== undefined && 'pixels' in row ? row.pixels : null;
}

/** Draw a picture and see it classified: by pointer, or pixel by pixel with the keys. */
export function DrawPanel() {
  const image = subject.value!.image!;
  const [ink, setInk] = useState<InkAbout | null>(null);
  // A drawing from before a reload is seen as the network sees it: its strokes are gone.
  const [pixels, setPixels] = useState(drawn);
  const [strokes, setStrokes] = useState<readonly (readonly Point[])[]>([]);
  const about = subject.value!;
  useEffect(() => {
    void session.ink(of.value).then(setInk);
  }, [about.specification, of.value]);
  if (ink === null) return null;

  const take = (next: readonly number[]) => {
    setPixels(next);
    void give([{ pixels: next }], 'drawing');
  };
  const clear = () => {
    setStrokes([]);
    setPixels(null);
    forgetDrawn();
  };
  const blank = () => new Array<number>(image.width * image.height).fill(ink.ground);
  const isShown = pixels !== null && chosen.value?.part === 'given' && example.value?.actual === null;
  const said = isShown ? example.value!.said : null;
  return (
    <section class="panel" aria-labelledby="draw">
      <h2 id="draw">Draw one and see what it is taken for</h2>
      <div class="drawing-place">
        <div>
          <h3>Draw here</h3>
          <Sketch
            strokes={strokes}
            dark={ink.ink < ink.ground}
            onDone={(next) => {
              setStrokes(next);
              take(rasterize(next, image, ink));
            }}
          />
        </div>
        <div>
          <h3>What the network sees</h3>
          <PixelGrid
            image={image}
            pixels={pixels ?? blank()}
            ground={ink.ground}
            ink={ink.ink}
            onChange={take}
          />
        </div>
        <div class="verdict" aria-live="polite">
          <h3>What it says</h3>
          {said ? (
            <>
              <p class="big">
                {said
                  .filter((each) => each.chosen)
                  .map(({ name }) => name)
                  .join(', ')}
              </p>
              <Bars said={said} actual={null} />
            </>
          ) : (
            <p class="soft">Nothing is drawn yet.</p>
          )}
        </div>
      </div>
      <div class="row">
        <button type="button" onClick={clear} disabled={pixels === null}>
          Clear
        </button>
        <button type="button" disabled={pixels === null} onClick={() => take(center(pixels!, image, ink))}>
          Center and scale
        </button>
        <span class="soft">What you draw is moved and scaled to lie as the pictures of the data do.</span>
      </div>
      <Problems place="drawing" />
    </section>
  );
}

/** Where strokes are drawn with a pointer. */
function Sketch(props: {
  strokes: readonly (readonly Point[])[];
  dark: boolean;
  onDone: (strokes: readonly (readonly Point[])[]) => void;
}) {
  const { strokes, onDone } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const line = useRef<Point[] | null>(null);
  const draw = (all: readonly (readonly Point[])[]) => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    pen.clearRect(0, 0, size, size);
    pen.lineWidth = size / 12;
    pen.lineCap = pen.lineJoin = 'round';
    pen.strokeStyle = getComputedStyle(canvas.current!).color;
    for (const each of all) {
      pen.beginPath();
      for (const { x, y } of each) pen.lineTo(x, y);
      if (each.length === 1) pen.lineTo(each[0].x, each[0].y);
      pen.stroke();
    }
  };
  useEffect(() => draw(strokes), [strokes]);
  const point = (event: PointerEvent): Point => {
    const box = canvas.current!.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) * size) / box.width,
      y: ((event.clientY - box.top) * size) / box.height,
    };
  };
  const end = () => {
    if (line.current === null) return;
    const next = [...strokes, line.current];
    line.current = null;
    onDone(next);
  };
  return (
    <canvas
      ref={canvas}
      class="sketch"
      width={size}
      height={size}
      role="img"
      aria-label="A place to draw with a pointer. With the keyboard, set the pixels beside it."
      onPointerDown={(event) => {
        event.preventDefault();
        canvas.current!.setPointerCapture(event.pointerId);
        line.current = [point(event)];
        draw([...strokes, line.current]);
      }}
      onPointerMove={(event) => {
        if (line.current === null) return;
        line.current.push(point(event));
        draw([...strokes, line.current]);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
