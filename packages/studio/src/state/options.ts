import type { SchemaOptions, TrainOptions } from '@colonnade/core';
import { signal } from '@preact/signals';

/** Options of training as the user set them; what is not here is left to the library. */
export type Given = Partial<TrainOptions>;

/** A page has no BLAS; with the same bits everywhere its figures are those of the command. */
const always: Given = { deterministic: true };

export const options = signal<Given>(always);

/** Sets an option; undefined leaves it to the library. */
export function set<N extends keyof Given>(name: N, value: Given[N] | undefined): void {
  const { [name]: _old, ...rest } = options.value;
  options.value = value === undefined ? rest : withoutEmpty({ ...rest, [name]: value });
}

/** Begins with other data. */
export function resetOptions(given: Given): void {
  options.value = withoutEmpty({ ...always, ...given });
}

/** No column declared and none left out is as if nothing was said, in the command that is shown too. */
function withoutEmpty(given: Given): Given {
  const { columns = {}, drop = [], ...rest } = given;
  return {
    ...rest,
    ...(Object.keys(columns).length > 0 && { columns }),
    ...(drop.length > 0 && { drop }),
  };
}

/** Those of the options that say what columns are. */
export function schemaOptionsOf({ target, task, positive, columns, drop, missing }: Given): SchemaOptions {
  const all = { target, task, positive, columns, drop, missing };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
