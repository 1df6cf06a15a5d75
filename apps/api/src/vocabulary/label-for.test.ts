import { expect, it } from 'vitest';
import { labelFor } from './label-for.js';

const name = (language: string | null, text: string, isPreferred = true) => ({ language, text, isPreferred });
const rivers = {
  label: 'Rivers',
  language: 'en',
  names: [name('de', 'Flüsse'), name('de', 'Ströme', false), name('pt-BR', 'Rios'), name(null, 'Waters')],
};
const likes = (language: string) => (offered: readonly string[]) => (offered.includes(language) ? language : null);

it.each([
  ['de', 'Flüsse'],
  ['pt-BR', 'Rios'],
  ['en', 'Rivers'],
  ['fr', 'Rivers'],
])('somebody who reads %s is shown "%s"', (language, shown) => {
  expect(labelFor(rivers, likes(language))).toBe(shown);
});

it('an alternative label is no label', () => {
  expect(labelFor({ ...rivers, names: [name('de', 'Ströme', false)] }, likes('de'))).toBe('Rivers');
});

it('a label of no known language is shown where nothing else is wanted', () => {
  expect(labelFor({ ...rivers, language: null }, likes('fr'))).toBe('Rivers');
});
