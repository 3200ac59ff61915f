import { type ActivationName, trainOptions } from '@colonnade/core';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatCount } from '../../../parts/numbers.js';
import { TextInput } from '../../../parts/text-input.js';
import { addLayer, changeLayer, hiddenLayers, removeLayer } from '../../../state/layers.js';
import { prepared } from '../../../state/run.js';
import type { Layout } from './layout.js';

const activations = trainOptions.activation.choices as readonly ActivationName[];

/** Above every layer what it is; hidden ones can be resized, given another activation, removed, and others added. */
export function LayerControls({ layout }: { layout: Layout }) {
  const { layers } = layout;
  const L = layers.length - 1;
  const hidden = hiddenLayers();
  const { activations: drawn } = prepared.value!.specification;
  // What was pressed may be gone: the focus goes where the work goes on.
  const focusNext = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (focusNext.current === null) return;
    document.getElementById(focusNext.current)?.focus();
    focusNext.current = null;
  });
  return (
    <div class="layer-controls">
      {layers.map(({ x, units }, l) => (
        <div key={l} class="layer-control" style={{ left: `${x}px` }}>
          {l === 0 || l === L ? (
            <>
              <strong>{l === 0 ? 'X' : 'Output'}</strong>
              <span class="soft">
                {formatCount(units)} {l === 0 ? 'input' : 'unit'}
                {units !== 1 && 's'}
              </span>
              {l === L && <span class="soft">{drawn[drawn.length - 1]}</span>}
            </>
          ) : (
            <HiddenControl
              layer={l}
              units={hidden[l - 1]?.units ?? units}
              activation={hidden[l - 1]?.activation ?? 'relu'}
              onRemove={() => {
                focusNext.current = `add-${l - 1}`;
                removeLayer(l);
              }}
            />
          )}
        </div>
      ))}
      {layers.slice(1).map(({ x }, l) => (
        <button
          key={l}
          id={`add-${l}`}
          type="button"
          class="add"
          style={{ left: `${(x + layers[l].x) / 2}px` }}
          aria-label={l === 0 ? 'Add a layer after the inputs' : `Add a layer after layer ${l}`}
          title="Add a layer here"
          onClick={() => {
            focusNext.current = `units-${l + 1}`;
            addLayer(l);
          }}
        >
          +
        </button>
      ))}
    </div>
  );
}

interface HiddenControlProps {
  readonly layer: number;
  readonly units: number;
  readonly activation: ActivationName;
  readonly onRemove: () => void;
}

function HiddenControl({ layer, units, activation, onRemove }: HiddenControlProps) {
  const resize = (to: number) => changeLayer(layer, { units: to });
  return (
    <fieldset>
      <legend class="unseen">Layer {layer}</legend>
      <div class="layer-name">
        <strong aria-hidden="true">Layer {layer}</strong>
        <button
          type="button"
          class="quiet"
          aria-label={`Remove layer ${layer}`}
          title="Remove"
          onClick={onRemove}
        >
          ×
        </button>
      </div>
      <div class="sizer">
        <button
          type="button"
          aria-label={`One unit less in layer ${layer}`}
          disabled={units <= 1}
          onClick={() => resize(units - 1)}
        >
          −
        </button>
        <TextInput
          id={`units-${layer}`}
          inputMode="numeric"
          aria-label={`Units of layer ${layer}`}
          value={String(units)}
          onCommit={(text) => {
            const typed = text.trim();
            // What is no number goes through as it is: the library says what is wrong.
            resize((typed !== '' && Number.isFinite(Number(typed)) ? Number(typed) : typed) as number);
          }}
          onKeyDown={(event) => {
            const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
            if (by === undefined || units + by < 1) return;
            event.preventDefault();
            resize(units + by);
          }}
        />
        <button
          type="button"
          aria-label={`One unit more in layer ${layer}`}
          onClick={() => resize(units + 1)}
        >
          +
        </button>
      </div>
      <select
        aria-label={`Activation of layer ${layer}`}
        value={activation}
        onChange={({ currentTarget }) =>
          changeLayer(layer, { activation: currentTarget.value as ActivationName })
        }
      >
        {activations.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </fieldset>
  );
}
