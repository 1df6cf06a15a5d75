import { expect, it } from 'vitest';
import { chooseSubject } from './choose-subject.js';

const subjects = [
  { id: 1, label: 'Mercury', paths: ['/Planets/Mercury'] },
  { id: 2, label: 'Mercury', paths: ['/Elements/Mercury', '/Poisons/Mercury'] },
  { id: 3, label: 'Venus', paths: ['/Planets/Venus'] },
];

it.each([
  ['Venus', 3],
  ['/Planets/Mercury', 1],
  ['/Poisons/Mercury', 2],
])('takes %s for the one that is called so', (written, id) => {
  expect(chooseSubject(written, subjects, 'subjects.0')).toBe(id);
});

it.each([
  ['Mars', 'There is no subject "Mars".'],
  [
    'Mercury',
    'Several subjects are called "Mercury": /Planets/Mercury, /Elements/Mercury. Give the path, or the scheme.',
  ],
])('refuses %s', (written, message) => {
  expect(() => chooseSubject(written, subjects, 'subjects.0')).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', issues: [{ path: 'subjects.0', message }] }),
  );
});
