import { describe, expect, it } from 'vitest';
import { shortcutOf } from './desk-shortcut.js';

const plain = { code: '', repeat: false, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('a key at the review desk', () => {
  it.each([
    ['a', { key: 'a', code: 'KeyA' }, 'accept'],
    ['a with Caps Lock', { key: 'A', code: 'KeyA' }, 'accept'],
    ['a under a Cyrillic layout', { key: 'ф', code: 'KeyA' }, 'accept'],
    ['a where a French keyboard has it', { key: 'a', code: 'KeyQ' }, 'accept'],
    ['an arrow', { key: 'ArrowDown', code: 'ArrowDown' }, 'next'],
    ['a question mark', { key: '?', code: 'Slash', shiftKey: true }, 'help'],
    ['a with Shift', { key: 'A', code: 'KeyA', shiftKey: true }, null],
    ['a with Ctrl', { key: 'a', code: 'KeyA', ctrlKey: true }, null],
    ['a held down', { key: 'a', code: 'KeyA', repeat: true }, null],
    ['j held down', { key: 'j', code: 'KeyJ', repeat: true }, 'next'],
    ['another letter', { key: 'q', code: 'KeyQ' }, null],
  ])('%s', (_name, event, shortcut) => {
    expect(shortcutOf({ ...plain, ...event })).toBe(shortcut);
  });
});
