import { describe, expect, it } from 'vitest';
import { bigKeyOf, decodeGlobalId, encodeGlobalId, keyOf, keysOf } from './global-id.js';

it.each([
  ['Document', [12n]],
  ['Prediction', [12n, 7n]],
  ['Run', [2n ** 63n - 1n]],
] as const)('%s ids bring their keys back', (type, keys) => {
  expect(keysOf(type, encodeGlobalId(type, ...keys))).toEqual(keys);
});

describe('an id', () => {
  it('of another type is refused, with the field it was given for', () => {
    expect(() => keyOf('User', encodeGlobalId('ApiKey', 1), 'userId')).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        issues: [{ path: 'userId', message: 'Not the id of a User.' }],
      }),
    );
  });

  it('beyond what a row can have is nobody’s, without asking the database for the impossible', () => {
    expect(keyOf('User', encodeGlobalId('User', 2n ** 31n))).toBe(0);
    expect(() => bigKeyOf('Run', encodeGlobalId('Run', 2n ** 63n))).toThrow('Not the id of a Run.');
  });

  it('beyond what any row can have is none of ours', () => {
    expect(decodeGlobalId(encodeGlobalId('Document', 2n ** 63n))).toBeNull();
  });

  it.each(['', 'x', 'VXNlcg', 'VXNlcjo', '12', Buffer.from('User:-1').toString('base64url')])(
    '%j is none of ours',
    (id) => {
      expect(decodeGlobalId(id)).toBeNull();
    },
  );
});
