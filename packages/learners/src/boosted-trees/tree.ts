/** A binary tree over inputs. Node 0 is its root; a node without a left child is a leaf. */
export interface Tree {
  /** The feature that a node asks for. */
  readonly feature: number[];
  /** Values up to and including it go left. */
  readonly cut: number[];
  /** The left child, or −1; the right one follows it. */
  readonly left: number[];
  /** What a leaf adds to the score. */
  readonly value: number[];
}

export function emptyTree(): Tree {
  return { feature: [], cut: [], left: [], value: [] };
}

/** Adds a leaf and returns its number. */
export function addLeaf(tree: Tree, value: number): number {
  tree.feature.push(-1);
  tree.cut.push(0);
  tree.left.push(-1);
  return tree.value.push(value) - 1;
}

/** What the tree adds to the score of one example. */
export function treeValue({ feature, cut, left, value }: Tree, x: ArrayLike<number>): number {
  let node = 0;
  while (left[node] >= 0) node = left[node] + (x[feature[node]] <= cut[node] ? 0 : 1);
  return value[node];
}
