import { describe, expect, it } from 'vitest';
import { findPending, requireServer } from './migrate.js';

const migration = (name: string) => ({ name, sql: '', checksum: `sum of ${name}` });
const [first, second] = [migration('1_first'), migration('2_second')];
const applied = (...names: string[]) => new Map(names.map((name) => [name, `sum of ${name}`]));

describe('findPending', () => {
  it('gives all to an empty database', () => {
    expect(findPending([first, second], applied())).toEqual([first, second]);
  });

  it('gives what has been added since', () => {
    expect(findPending([first, second], applied('1_first'))).toEqual([second]);
  });

  it('refuses a database that is ahead of the code', () => {
    expect(() => findPending([first], applied('1_first', '2_second'))).toThrow('newer than this Classmark');
  });

  it('refuses a migration that was edited after it had been applied', () => {
    expect(() => findPending([first], new Map([['1_first', 'another sum']]))).toThrow('1_first was edited');
  });
});

it('takes a database of PostgreSQL 16 or newer, and says so of an older one', () => {
  for (const version of ['16.0', '18.4 (Debian 18.4-1)', '19beta1']) expect(() => requireServer(version)).not.toThrow();
  expect(() => requireServer('15.8')).toThrow('The database is PostgreSQL 15.8; Classmark needs 16 or newer.');
});
