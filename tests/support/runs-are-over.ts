import type { Visitor } from './visitor.js';

interface Runs {
  readonly runs: { readonly edges: readonly { readonly node: { readonly finishedAt: string | null } }[] };
}

/** Whether no run waits or runs. Asked as one list: a run that starts between two counts is in neither. */
export async function areRunsOver({ ask }: Pick<Visitor, 'ask'>): Promise<boolean> {
  const { runs } = await ask<Runs>('{ runs(first: 100) { edges { node { finishedAt } } } }');
  return runs.edges.every(({ node }) => node.finishedAt !== null);
}
