import { expect, it } from 'vitest';
import { decisionsWorthRetraining, type NextStep, nextStepFor, type Situation } from './next-step.js';

const calm: Situation = {
  documents: 860,
  labelled: 860,
  unfinishedKinds: [],
  isServing: true,
  hasCandidate: false,
  queued: 0,
  newDecisions: 0,
};

it.each<[string, Partial<Situation>, NextStep]>([
  ['nothing is there', { documents: 0, labelled: 0, isServing: false }, 'import_documents'],
  ['the first import runs', { documents: 0, unfinishedKinds: ['import'], isServing: false }, 'wait_for_run'],
  ['the first harvest runs', { documents: 0, unfinishedKinds: ['harvest'], isServing: false }, 'wait_for_run'],
  [
    'nothing is labelled, and a harvest may bring labels',
    { labelled: 0, unfinishedKinds: ['harvest'], isServing: false },
    'wait_for_run',
  ],
  [
    'a harvest runs, and there is enough to learn from',
    { unfinishedKinds: ['harvest'], isServing: false },
    'train_model',
  ],
  ['a harvest runs while suggestions wait', { unfinishedKinds: ['harvest'], queued: 5 }, 'review_queue'],
  ['an import runs while suggestions wait', { unfinishedKinds: ['import', 'harvest'], queued: 5 }, 'wait_for_run'],
  ['a scoring runs', { unfinishedKinds: ['scoring'] }, 'all_done'],
  ['nothing is labelled, so there is nothing to learn from', { labelled: 0, isServing: false }, 'import_documents'],
  ['documents but no model', { isServing: false }, 'train_model'],
  ['a version waits before anything serves', { isServing: false, hasCandidate: true }, 'deploy_candidate'],
  ['a newer version waits', { hasCandidate: true, queued: 5 }, 'deploy_candidate'],
  ['a newer version waits while another trains', { hasCandidate: true, unfinishedKinds: ['training'] }, 'wait_for_run'],
  ['suggestions wait', { queued: 5, newDecisions: decisionsWorthRetraining - 1 }, 'review_queue'],
  ['enough was decided to learn from', { queued: 5, newDecisions: decisionsWorthRetraining }, 'retrain'],
  ['the queue is empty and something was decided', { newDecisions: 1 }, 'retrain'],
  ['the queue is empty and nothing is new', {}, 'all_done'],
])('%s', (_name, change, step) => {
  expect(nextStepFor({ ...calm, ...change })).toBe(step);
});
