import { expect, it } from 'vitest';
import { planFirstDeployment } from './first-deployment.js';

const version = { id: 7, trained: new Set([1, 4]) };

it.each([
  [
    'serves all that it was trained for where nothing was ever deployed',
    false,
    [
      [1, 7],
      [4, 7],
    ],
  ],
  ['waits where something was deployed, even if nothing serves by now', true, []],
])('a new version %s', (_name, wasAnythingDeployed, expected) => {
  expect([...planFirstDeployment(version, wasAnythingDeployed)]).toEqual(expected);
});
