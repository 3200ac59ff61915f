import { bestSplits, type SplitRules, type Splits, type Sums } from './best-splits.js';
import type { BinnedFeature } from './binned.js';
import { addLeaf, emptyTree, type Tree } from './tree.js';

export interface TreeRules extends SplitRules {
  /** The most questions between root and leaf. */
  readonly depth: number;
  /** What the value of a leaf is multiplied by. */
  readonly rate: number;
}

/**
 * Grows a tree level by level to the derivatives of the cost: a leaf has the value −rate · G / (H + λ).
 * @param sums g and h of each example
 * @returns the tree, and the leaf of each example
 */
export function growTree(
  features: readonly BinnedFeature[],
  sums: Sums,
  rules: TreeRules,
): { tree: Tree; leafOf: Int32Array } {
  const m = sums.G.length;
  const tree = emptyTree();
  const leafOf = new Int32Array(m);
  let openOf = new Int32Array(m);
  let nodes = [addLeaf(tree, 0)];
  for (let level = 0; nodes.length > 0; level++) {
    const totals = totalsOf(nodes.length, openOf, sums);
    for (const [open, node] of nodes.entries()) {
      tree.value[node] = (-rules.rate * totals.G[open]) / (totals.H[open] + rules.penalty);
    }
    if (level === rules.depth) break;
    const splits = bestSplits(features, openOf, sums, totals, rules);
    const next: number[] = [];
    const childOf = new Int32Array(nodes.length).fill(-1); // the open number of the left child
    for (const [open, node] of nodes.entries()) {
      if (splits.feature[open] < 0) continue;
      const binned = features[splits.feature[open]];
      tree.feature[node] = binned.feature;
      tree.cut[node] = binned.cuts[splits.bin[open]];
      tree.left[node] = addLeaf(tree, 0);
      childOf[open] = next.push(tree.left[node], addLeaf(tree, 0)) - 2;
    }
    openOf = partition(features, openOf, splits, childOf);
    for (let j = 0; j < m; j++) if (openOf[j] >= 0) leafOf[j] = next[openOf[j]];
    nodes = next;
  }
  return { tree, leafOf };
}

function totalsOf(open: number, openOf: Int32Array, { G, H }: Sums): Sums {
  const totals = { G: new Float64Array(open), H: new Float64Array(open) };
  for (let j = 0; j < openOf.length; j++) {
    if (openOf[j] < 0) continue;
    totals.G[openOf[j]] += G[j];
    totals.H[openOf[j]] += H[j];
  }
  return totals;
}

/** The open node of each example on the next level: its child, or −1 in a leaf. */
function partition(
  features: readonly BinnedFeature[],
  openOf: Int32Array,
  { feature, bin }: Splits,
  childOf: Int32Array,
): Int32Array<ArrayBuffer> {
  const next = new Int32Array(openOf.length).fill(-1);
  for (let j = 0; j < openOf.length; j++) {
    const open = openOf[j];
    if (open < 0 || childOf[open] < 0) continue;
    next[j] = childOf[open] + (features[feature[open]].usual <= bin[open] ? 0 : 1);
  }
  for (const place of new Set(feature)) {
    if (place < 0) continue;
    const { examples, bins } = features[place];
    for (let entry = 0; entry < bins.length; entry++) {
      const j = examples === null ? entry : examples[entry];
      const open = openOf[j];
      if (open < 0 || feature[open] !== place) continue;
      next[j] = childOf[open] + (bins[entry] <= bin[open] ? 0 : 1);
    }
  }
  return next;
}
