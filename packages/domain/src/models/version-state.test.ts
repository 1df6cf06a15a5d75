import { expect, it } from 'vitest';
import { versionStateOf } from './version-state.js';

it.each([
  ['never deployed', { trained: 11, serving: 0, deployments: 0 }, 'candidate'],
  ['serves all its subjects', { trained: 11, serving: 11, deployments: 11 }, 'serving'],
  ['serves all its subjects again after a rollback', { trained: 11, serving: 11, deployments: 22 }, 'serving'],
  ['serves one of its subjects', { trained: 11, serving: 1, deployments: 11 }, 'partly_serving'],
  ['served once, but no more', { trained: 11, serving: 0, deployments: 11 }, 'retired'],
] as const)('%s', (_name, use, state) => {
  expect(versionStateOf(use)).toBe(state);
});
