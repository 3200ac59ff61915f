import { featureNames, inputWidth, type Preprocessing } from '@colonnade/core';

/** A row of X in the unit of its column: value · scale + shift. */
export interface FeatureUnit {
  /** The column, with the transform that it went through: `log(fare)`. */
  readonly name: string;
  readonly shift: number;
  readonly scale: number;
}

/** What every row of X is in the unit of its column. */
export function featureUnits(preprocessing: Preprocessing): FeatureUnit[] {
  const names = featureNames(preprocessing);
  const scales = preprocessing.inputs.flatMap((input) => {
    const rows = Array.from({ length: inputWidth(input) }, () => ({ shift: 0, scale: 1, transform: '' }));
    const set = (row: number, shift: number, scale: number, transform = '') => {
      rows[row] = { shift, scale, transform };
    };
    if (input.kind === 'number') set(0, input.shift, input.scale, input.transform?.name ?? '');
    if (input.kind === 'image' || input.kind === 'array') {
      const at = (numbers: readonly number[], row: number) => numbers[numbers.length === 1 ? 0 : row];
      for (let row = 0; row < rows.length; row++) set(row, at(input.shift, row), at(input.scale, row));
    }
    if (input.kind === 'date') {
      let row = 0;
      for (const part of input.parts) {
        if (part === 'year' || part === 'elapsed') set(row, input[part].shift, input[part].scale);
        row += inputWidth({ ...input, parts: [part], indicator: false });
      }
    }
    return rows;
  });
  return scales.map(({ shift, scale, transform }, row) => ({
    name: transform === '' ? names[row] : `${transform}(${names[row]})`,
    shift,
    scale,
  }));
}
