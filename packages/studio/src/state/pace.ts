import { signal } from '@preact/signals';
import { session } from './session.js';

/** How many epochs a second are played at most; null for full speed. */
export const pace = signal<number | null>(null);

export const paces: readonly { readonly name: string; readonly value: number | null }[] = [
  { name: 'full speed', value: null },
  { name: '30 epochs a second', value: 30 },
  { name: '5 epochs a second', value: 5 },
];

export function setPace(value: number | null): void {
  pace.value = value;
  void session.pace(value);
}
