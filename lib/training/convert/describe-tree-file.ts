import type { TreeFile } from './tree-file.ts';

/** What a person wants to know of a tree file at first sight. */
export type TreeFileFacts = {
  library: TreeFile['library'];
  version: string;
  /** 0 for a linear model. */
  treeCount: number;
  objective: string;
  featureCount: number;
  hasNames: boolean;
  /** Whether there are classes whose names the file does not know. */
  lacksLabels: boolean;
};

export function describeTreeFile({
  library,
  version,
  objective,
  features,
  hasNames,
  scores,
  answer,
}: TreeFile): TreeFileFacts {
  return {
    library,
    version,
    treeCount: scores.kind === 'trees' ? scores.treeCount : 0,
    objective,
    featureCount: features.length,
    hasNames,
    lacksLabels: answer.kind === 'labels' && !answer.areNamed,
  };
}
