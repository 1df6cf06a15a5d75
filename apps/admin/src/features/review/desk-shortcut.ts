export type DeskShortcut =
  | 'accept'
  | 'reject'
  | 'correct'
  | 'skip'
  | 'undo'
  | 'next'
  | 'previous'
  | 'select'
  | 'clear'
  | 'help';

const letters: Partial<Record<string, DeskShortcut>> = {
  a: 'accept',
  r: 'reject',
  c: 'correct',
  s: 'skip',
  u: 'undo',
  z: 'undo',
  j: 'next',
  k: 'previous',
  x: 'select',
};

const others: Partial<Record<string, DeskShortcut>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Escape: 'clear',
  '?': 'help',
};

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'repeat' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The letter on the key: as the layout has it where that is Latin, else as its place on the keyboard has it. */
const letterOf = ({ key, code }: Key): string =>
  /^[a-z]$/i.test(key) ? key.toLowerCase() : (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? '');

/** What a pressed key asks for. A key held down moves on and on, but does all else once. */
export function shortcutOf(event: Key): DeskShortcut | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const shortcut = others[event.key] ?? (event.shiftKey ? undefined : letters[letterOf(event)]) ?? null;
  const isMove = shortcut === 'next' || shortcut === 'previous';
  return event.repeat && !isMove ? null : shortcut;
}
