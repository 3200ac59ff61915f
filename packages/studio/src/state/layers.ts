import { type ActivationName, type Specification, trainOptions } from '@colonnade/core';
import { batch } from '@preact/signals';
import { options, set } from './options.js';
import { prepared } from './run.js';

/** A hidden layer as the user wants it, or as a formula chose it. */
export interface HiddenLayer {
  readonly units: number;
  readonly activation: ActivationName;
}

const usualActivation = trainOptions.activation.default as ActivationName;

/** The hidden layers that the options say: those of a network that is not drawn yet, too. */
export function hiddenLayers(): readonly HiddenLayer[] {
  const { hidden, activation } = options.value;
  const drawn = prepared.value?.specification;
  const units = Array.isArray(hidden)
    ? (hidden as readonly number[])
    : hidden === 'none'
      ? []
      : (drawn?.sizes.slice(1, -1) ?? []);
  return units.map((each, at) => ({ units: each, activation: activationOf(activation, at, drawn) }));
}

function activationOf(
  given: ActivationName | readonly ActivationName[] | undefined,
  at: number,
  drawn: Specification | undefined,
): ActivationName {
  if (typeof given === 'string') return given;
  return (
    given?.[at] ?? (given === undefined ? usualActivation : (drawn?.activations[at + 1] ?? usualActivation))
  );
}

/** Other hidden layers. */
function setHiddenLayers(layers: readonly HiddenLayer[]): void {
  const names = layers.map(({ activation }) => activation);
  const same = names.every((name) => name === names[0]);
  const single = names[0] === usualActivation || names.length === 0 ? undefined : names[0];
  const units = layers.map((layer) => layer.units);
  const now = hiddenLayers().map((layer) => layer.units);
  batch(() => {
    // Where only an activation changes, the widths stay with the formula that chose them.
    if (units.join() !== now.join()) set('hidden', units.length === 0 ? 'none' : units);
    set('activation', same ? single : names);
  });
}

export function addLayer(after: number): void {
  const layers = [...hiddenLayers()];
  const near = layers[after - 1] ?? layers[after];
  const sizes = prepared.value?.specification.sizes ?? [8, 1];
  const units = near?.units ?? Math.max(2, Math.min(8, sizes[0]));
  layers.splice(after, 0, { units, activation: near?.activation ?? usualActivation });
  setHiddenLayers(layers);
}

export function removeLayer(layer: number): void {
  setHiddenLayers(hiddenLayers().filter((_, at) => at !== layer - 1));
}

export function changeLayer(layer: number, change: Partial<HiddenLayer>): void {
  setHiddenLayers(hiddenLayers().map((each, at) => (at === layer - 1 ? { ...each, ...change } : each)));
}
