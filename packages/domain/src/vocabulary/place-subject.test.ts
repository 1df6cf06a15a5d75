import { expect, it } from 'vitest';
import { placeSubject } from './place-subject.js';

const none = new Map<string, string>();

const keysOf = (written: string, mergesEqualNames: boolean): string[] =>
  placeSubject(written, { mergesEqualNames, aliases: none }).map(({ key }) => key);

it.each([
  ['/Medicine/History', false, ['/Medicine', '/Medicine/History']],
  ['/Music/Music', false, ['/Music', '/Music/Music']],
  ['/Medicine/History', true, ['Medicine', 'History']],
  ['History', false, ['/History']],
  ['HIV/AIDS', false, ['/HIV\\/AIDS']],
  ['HIV/AIDS', true, ['HIV/AIDS']],
  ['http://example.org/c/1', false, ['http://example.org/c/1']],
  ['<http://example.org/c/1>', true, ['http://example.org/c/1']],
])('tells %j apart (equal names are one: %s) as %j', (written, mergesEqualNames, keys) => {
  expect(keysOf(written, mergesEqualNames)).toEqual(keys);
});

it('keeps the label of each subject on the way, and the URI of one', () => {
  expect(placeSubject('/A/B', { mergesEqualNames: false, aliases: none }).map(({ label }) => label)).toEqual([
    'A',
    'B',
  ]);
  expect(placeSubject('http://example.org/1', { mergesEqualNames: false, aliases: none })[0].uri).toBe(
    'http://example.org/1',
  );
});

it('follows a path through subjects that had another name', () => {
  const aliases = new Map([
    ['/Erth', '/Earth'],
    ['/Earth/Rivrs', '/Earth/Rivers'],
  ]);
  const placed = placeSubject('/Erth/Rivrs/Rhine', { mergesEqualNames: false, aliases });
  expect(placed.map(({ key }) => key)).toEqual(['/Earth', '/Earth/Rivers', '/Earth/Rivers/Rhine']);
});

const long = 'é'.repeat(190);

it.each([
  ['a path', `/${Array.from({ length: 6 }, () => long).join('/')}`],
  ['a URI', `https://example.org/${'a'.repeat(2_000)}`],
])('refuses %s that no index can hold', (_name, written) => {
  expect(() => keysOf(written, false)).toThrow('is longer than 2000 bytes');
});

it('takes a long path where a label tells a subject apart', () => {
  expect(keysOf(`/${Array.from({ length: 6 }, () => long).join('/')}`, true)).toHaveLength(6);
});
