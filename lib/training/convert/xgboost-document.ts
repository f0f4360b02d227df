import { z } from 'zod';

/** A list of numbers, of truth values, or a typed array as UBJSON has it. */
const Numbers = z.custom<ArrayLike<number | boolean>>(isNumbers, 'must be a list of numbers');
/** Parameters are text, whatever they mean. */
const Count = z.coerce.number().int().min(0);
const noNumbers: ArrayLike<number> = [];

function isNumbers(value: unknown): boolean {
  if (value instanceof Float32Array || value instanceof Float64Array) return true;
  return Array.isArray(value) && value.every((item) => typeof item === 'number' || typeof item === 'boolean');
}

const Tree = z.object({
  left_children: Numbers,
  right_children: Numbers,
  split_indices: Numbers,
  /** The value of a leaf, where a node is one. */
  split_conditions: Numbers,
  default_left: Numbers,
  /** What a node gained by its split. */
  loss_changes: Numbers.default(noNumbers),
  /** 1 where a node splits by category; the categories of node `categories_nodes[i]` that go right follow. */
  split_type: Numbers.default(noNumbers),
  categories: Numbers.default(noNumbers),
  categories_nodes: Numbers.default(noNumbers),
  categories_segments: Numbers.default(noNumbers),
  categories_sizes: Numbers.default(noNumbers),
  tree_param: z.object({ size_leaf_vector: Count.default(1) }).default({ size_leaf_vector: 1 }),
});
export type XgboostTree = z.infer<typeof Tree>;

/** Since 3.1: the categories of each feature, by code; texts as their bytes, one after another. */
const Categories = z.object({
  enc: z.array(z.object({ offsets: Numbers.optional(), values: Numbers.default(noNumbers) })).default([]),
});
export type XgboostCategories = z.infer<typeof Categories>;

const TreeModel = z.object({
  trees: z.array(Tree),
  /** The output each tree adds to. */
  tree_info: Numbers,
  iteration_indptr: Numbers.optional(),
  gbtree_model_param: z.object({ num_parallel_tree: Count.default(1) }).default({ num_parallel_tree: 1 }),
  cats: Categories.optional(),
});
export type XgboostTreeModel = z.infer<typeof TreeModel>;

/** What is read of a model as XGBoost saves it (doc/model.schema of its sources), since 1.0. */
export const XgboostDocument = z.object({
  version: Numbers.default(noNumbers),
  learner: z.object({
    attributes: z.record(z.string(), z.string()).default({}),
    feature_names: z.array(z.string()).default([]),
    feature_types: z.array(z.string()).default([]),
    gradient_booster: z.discriminatedUnion('name', [
      z.object({ name: z.literal('gbtree'), model: TreeModel }),
      z.object({ name: z.literal('dart'), gbtree: z.object({ model: TreeModel }), weight_drop: Numbers }),
      z.object({ name: z.literal('gblinear'), model: z.object({ weights: Numbers }) }),
    ]),
    learner_model_param: z.object({
      /** "5E-1", since 3.1 "[5E-1]", with a number for each output. */
      base_score: z.union([z.string(), z.number()]).transform(String),
      num_class: Count.default(0),
      num_feature: Count,
      num_target: Count.default(1),
    }),
    objective: z.object({ name: z.string() }),
  }),
});
export type XgboostDocument = z.infer<typeof XgboostDocument>;
export type XgboostLearner = XgboostDocument['learner'];
