import { AppError } from '#lib/errors';

/** How a node decides: `value` and what is fed are compared; true is the first way. Named as ONNX names them. */
export const nodeModes = ['LEAF', 'BRANCH_LEQ', 'BRANCH_LT', 'BRANCH_EQ'] as const;
type Branch = Exclude<(typeof nodeModes)[number], 'LEAF'>;

type Split = {
  mode: Branch;
  feature: number;
  value: number;
  ifTrue: number;
  ifFalse: number;
  missingTrue: boolean;
};

/** About 200 MB as a graph. */
const mostNodes = 5_000_000;
/** onnxruntime reads a tree by calling itself, node by node, and a thread has only so much room for that. */
const deepest = 2000;

/**
 * The nodes of all trees of a model as columns of numbers, as ONNX lists them: a model has millions of them. Nodes are
 * known by their place in their tree, the root is 0. Throws AppError('invalid') where they are too many or too deep.
 */
export class TreeTable {
  treeCount = 0;
  length = 0;
  leafCount = 0;
  trees = new Int32Array(64);
  nodes = new Int32Array(64);
  modes = new Uint8Array(64);
  features = new Int32Array(64);
  values = new Float64Array(64);
  ifTrue = new Int32Array(64);
  ifFalse = new Int32Array(64);
  missingTrue = new Uint8Array(64);
  leafTrees = new Int32Array(64);
  leafNodes = new Int32Array(64);
  leafOutputs = new Int32Array(64);
  leafWeights = new Float64Array(64);
  #start = 0;

  /** Begins a tree; its root is the first node to be reserved. */
  beginTree(): void {
    this.treeCount++;
    this.#start = this.length;
  }

  /** A place in this tree, to be filled by one of the methods below. */
  reserve(): number {
    if (this.length === mostNodes) {
      throw new AppError(
        'invalid',
        `The model has more than ${mostNodes.toLocaleString('en')} nodes. Make it smaller.`,
      );
    }
    if (this.length === this.trees.length) this.#growNodes();
    const node = this.length - this.#start;
    this.trees[this.length] = this.treeCount - 1;
    this.nodes[this.length++] = node;
    return node;
  }

  split(node: number, { mode, feature, value, ifTrue, ifFalse, missingTrue }: Split): void {
    const at = this.#start + node;
    this.modes[at] = nodeModes.indexOf(mode);
    this.features[at] = feature;
    this.values[at] = value;
    this.ifTrue[at] = ifTrue;
    this.ifFalse[at] = ifFalse;
    this.missingTrue[at] = missingTrue ? 1 : 0;
  }

  /**
   * Asks whether a feature is one of `members`: a chain of nodes, one for each, which all lead to the same node.
   * onnxruntime makes one bit mask of them.
   */
  membership(
    node: number,
    {
      feature,
      members,
      inside,
      outside,
      missingInside,
    }: {
      feature: number;
      members: readonly number[];
      inside: number;
      outside: number;
      missingInside: boolean;
    },
  ): void {
    let at = node;
    members.forEach((value, index) => {
      const next = index === members.length - 1 ? outside : this.reserve();
      this.split(at, { mode: 'BRANCH_EQ', feature, value, ifTrue: inside, ifFalse: next, missingTrue: missingInside });
      at = next;
    });
  }

  leaf(node: number, output: number, weight: number): void {
    if (this.leafCount === this.leafTrees.length) this.#growLeaves();
    this.modes[this.#start + node] = 0;
    this.leafTrees[this.leafCount] = this.treeCount - 1;
    this.leafNodes[this.leafCount] = node;
    this.leafOutputs[this.leafCount] = output;
    this.leafWeights[this.leafCount++] = weight;
  }

  /** A tree that is one leaf gets a split, since not every release of onnxruntime runs it otherwise. */
  leafTree(output: number, weight: number): void {
    this.beginTree();
    const [root, left, right] = [this.reserve(), this.reserve(), this.reserve()];
    this.split(root, { mode: 'BRANCH_LEQ', feature: 0, value: 0, ifTrue: left, ifFalse: right, missingTrue: false });
    this.leaf(left, output, weight);
    this.leaf(right, output, weight);
  }

  #growNodes(): void {
    this.trees = longer(this.trees);
    this.nodes = longer(this.nodes);
    this.modes = longer(this.modes);
    this.features = longer(this.features);
    this.values = longer(this.values);
    this.ifTrue = longer(this.ifTrue);
    this.ifFalse = longer(this.ifFalse);
    this.missingTrue = longer(this.missingTrue);
  }

  #growLeaves(): void {
    this.leafTrees = longer(this.leafTrees);
    this.leafNodes = longer(this.leafNodes);
    this.leafOutputs = longer(this.leafOutputs);
    this.leafWeights = longer(this.leafWeights);
  }
}

/** Throws AppError('invalid') for a node with `depth` nodes above it, where that is too deep. */
export function requireShallow(depth: number): void {
  if (depth <= deepest) return;
  throw new AppError(
    'invalid',
    `A tree of the model is more than ${deepest.toLocaleString('en')} nodes deep, each category of a split counted. Limit its depth (max_depth), or the categories of a split (max_cat_threshold).`,
  );
}

function longer<T extends Int32Array | Uint8Array | Float64Array>(from: T): T {
  const to = new (from.constructor as new (length: number) => T)(from.length * 2);
  to.set(from);
  return to;
}
