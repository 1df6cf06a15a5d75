import { describe, expect, it } from 'vitest';
import { parseSubjectPath } from './subject-path.js';

describe('parseSubjectPath', () => {
  it.each([
    ['/Earth sciences/Hydrology', ['Earth sciences', 'Hydrology']],
    ['/Earth sciences', ['Earth sciences']],
    ['Earth sciences', ['Earth sciences']],
    ['  /Earth   sciences / Hydrology\t', ['Earth sciences', 'Hydrology']],
    ['Proble\u0301mes', ['Probl\u00e9mes']],
    ['a\u0000b', ['a b']],
    ['HIV/AIDS', ['HIV/AIDS']],
    ['/Music/Music', ['Music', 'Music']],
    ['/Computing/Input\\/output', ['Computing', 'Input/output']],
    ['/R&amp;D/<i>Escherichia coli</i>', ['R&D', 'Escherichia coli']],
  ])('reads %j', (written, labels) => {
    expect(parseSubjectPath(written)).toEqual(labels);
  });

  it.each([
    ['', 'empty'],
    ['/', 'empty'],
    ['//Hydrology', 'empty'],
    ['/Earth sciences/', 'empty'],
    [`/${'a'.repeat(201)}`, 'at most 200'],
    [`/${Array.from({ length: 101 }, (_, i) => i).join('/')}`, 'at most 100 labels'],
  ])('refuses %j', (written, rule) => {
    expect(() => parseSubjectPath(written)).toThrow(rule);
  });
});
