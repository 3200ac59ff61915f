import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type Precision, relaxedBytes } from '@colonnade/core/engine';
import type { Blas } from '../library/open-blas.js';
import { cacheFolder } from './cache-folder.js';
import {
  calibrateProducts,
  type ProductCalibration,
  productForms,
  timedLayers,
} from './calibrate-products.js';
import { costNames } from './product-cost.js';

/** What a calibration holds for: with anything else it is measured anew. */
interface Circumstances {
  readonly processor: string;
  readonly node: string;
  readonly library: string;
  readonly variant: string;
  readonly kernels: string;
  readonly precision: Precision;
  /** What was timed, and the costs that were made of it. */
  readonly timed: string;
}

/**
 * The calibration of this machine for a BLAS: as it was stored, or measured now and stored. A store that cannot be
 * read or written changes nothing but that it is measured again.
 */
export async function calibrationOf(
  blas: Blas,
  precision: Precision,
  folder: string = cacheFolder(),
): Promise<ProductCalibration> {
  const circumstances: Circumstances = {
    processor: `${process.arch} ${cpus()[0]?.model ?? ''}`,
    node: process.version,
    library: blas.library,
    variant: blas.variant,
    kernels: digest(await relaxedBytes(precision)),
    precision,
    timed: digest(JSON.stringify([timedLayers, costNames])),
  };
  const file = join(folder, `products-${digest(JSON.stringify(circumstances))}.json`);
  const stored = read(file);
  if (stored) return stored;
  const calibration = await calibrateProducts(blas, precision);
  write(folder, file, { ...circumstances, calibration });
  return calibration;
}

function digest(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function read(file: string): ProductCalibration | undefined {
  try {
    const { calibration } = JSON.parse(readFileSync(file, 'utf8')) as { calibration: ProductCalibration };
    const costs = productForms.flatMap((form) => [
      calibration[form].kernels,
      calibration[form].library,
      calibration[form].turned,
    ]);
    const values = costs.flatMap((cost) => costNames.map((name) => cost[name]));
    return values.every((value) => Number.isFinite(value) && value >= 0) ? calibration : undefined;
  } catch {
    return undefined;
  }
}

/** Written aside and renamed, so that another process never reads half of it. */
function write(folder: string, file: string, content: object): void {
  const aside = `${file}.${process.pid}`;
  const written = attempt(() => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(aside, `${JSON.stringify(content, null, 2)}\n`);
    renameSync(aside, file);
  });
  if (!written) attempt(() => rmSync(aside, { force: true }));
}

/** Whether it could be done. */
function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
