import { expect, it } from 'vitest';
import { decisionsWorthRetraining, nextStepFor } from './next-step.js';

const calm = {
  documents: 860,
  labelled: 860,
  isRunning: false,
  isServing: true,
  hasCandidate: false,
  queued: 0,
  newDecisions: 0,
};

it.each([
  ['nothing is there', { documents: 0, labelled: 0, isServing: false }, 'import_documents'],
  ['the first import runs', { documents: 0, isRunning: true, isServing: false }, 'wait_for_run'],
  ['nothing is labelled, so there is nothing to learn from', { labelled: 0, isServing: false }, 'import_documents'],
  ['documents but no model', { isServing: false }, 'train_model'],
  ['a version waits before anything serves', { isServing: false, hasCandidate: true }, 'deploy_candidate'],
  ['a newer version waits', { hasCandidate: true, queued: 5 }, 'deploy_candidate'],
  ['a newer version waits while another trains', { hasCandidate: true, isRunning: true }, 'wait_for_run'],
  ['suggestions wait', { queued: 5, newDecisions: decisionsWorthRetraining - 1 }, 'review_queue'],
  ['enough was decided to learn from', { queued: 5, newDecisions: decisionsWorthRetraining }, 'retrain'],
  ['the queue is empty and something was decided', { newDecisions: 1 }, 'retrain'],
  ['the queue is empty and nothing is new', {}, 'all_done'],
] as const)('%s', (_name, change, step) => {
  expect(nextStepFor({ ...calm, ...change })).toBe(step);
});
