import type { DataCheck } from './check.js';
import { classBalance } from './class-balance.js';
import { conflicts } from './conflicts.js';
import { constant } from './constant.js';
import { duplicateFeatures } from './duplicate-features.js';
import { duplicateRows } from './duplicate-rows.js';
import { fewRows } from './few-rows.js';
import { identifiers } from './identifiers.js';
import { leaks } from './leaks.js';
import { missing } from './missing.js';
import { noise } from './noise.js';
import { order } from './order.js';
import { outliers } from './outliers.js';
import { scale } from './scale.js';
import { skew } from './skew.js';
import { targetOutliers } from './target-outliers.js';
import { testFile } from './test-file.js';

/** Everything that is looked for in data. A new check is a file and a line. */
export const dataChecks: readonly DataCheck[] = [
  leaks,
  conflicts,
  duplicateRows,
  testFile,
  order,
  classBalance,
  targetOutliers,
  scale,
  noise,
  duplicateFeatures,
  missing,
  constant,
  identifiers,
  outliers,
  skew,
  fewRows,
];
