import type { Colors } from '../../../parts/use-colors.js';

/** One line, or one kind of mark, of a chart. */
export interface Series {
  readonly name: string;
  readonly color: keyof Omit<Colors, 'dark'>;
  readonly values: readonly (number | null)[];
  /** The newest number and its epoch, exactly, where a place on the axis stands for many epochs. */
  readonly latest?: { readonly epoch: number; readonly value: number | null };
  /** A line unless it is made of marks. */
  readonly marks?: 'filled' | 'hollow';
  /** Numbers at some epochs only: a point each, joined only where they follow each other. */
  readonly samples?: true;
  readonly width?: number;
  readonly dash?: readonly number[];
  /** Stands back behind others. */
  readonly faint?: boolean;
}
