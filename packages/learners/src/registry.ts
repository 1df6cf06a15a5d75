import type { Learner } from '@classmark/learner';

export const learnerIds = ['linear'] as const;
export type LearnerId = (typeof learnerIds)[number];

export function isLearnerId(id: string): id is LearnerId {
  return learnerIds.some((known) => known === id);
}

const loaders: Readonly<Record<LearnerId, () => Promise<Learner>>> = {
  linear: async () => (await import('./linear/learner.js')).linearLearner,
};

/** Loads a learner's code when it is first asked for. */
export function loadLearner(id: LearnerId): Promise<Learner> {
  return loaders[id]();
}
