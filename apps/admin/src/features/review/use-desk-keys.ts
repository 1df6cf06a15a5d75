'use client';

import { useEffect, useEffectEvent } from 'react';
import { type DeskShortcut, shortcutOf } from './desk-shortcut';
import type { Desk } from './use-desk';

/** Keys and what they do, in the order of the help. */
export const keyHelp: readonly (readonly [keys: readonly string[], action: string])[] = [
  [['a'], 'Accept (all selected, if any)'],
  [['r'], 'Reject (all selected, if any)'],
  [['c'], 'Replace with another subject'],
  [['s'], 'Skip this document'],
  [['u', 'z'], 'Undo last decision'],
  [['j', '↓'], 'Next suggestion'],
  [['k', '↑'], 'Previous suggestion'],
  [['x'], 'Select or deselect'],
  [['Esc'], 'Clear selection'],
  [['?'], 'Show keyboard shortcuts'],
];

/** Fields that letters are typed into; a checkbox or a button has no use for them. */
const typedInto = 'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]';

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.matches(typedInto);

interface Doors {
  openCorrection: () => void;
  openHelp: () => void;
  /** Off while a dialog is open, and for people whose speech input or hands would press single keys unmeant. */
  isEnabled: boolean;
}

const actionsFor = (desk: Desk, doors: Doors): Record<DeskShortcut, () => void> => ({
  accept: () => desk.decide('ACCEPT'),
  reject: () => desk.decide('REJECT'),
  correct: doors.openCorrection,
  skip: desk.skip,
  undo: desk.undo,
  next: () => desk.dispatch({ type: 'moved', by: 1 }),
  previous: () => desk.dispatch({ type: 'moved', by: -1 }),
  select: () => desk.current && desk.dispatch({ type: 'toggled', key: desk.current.key }),
  clear: () => desk.dispatch({ type: 'selectionCleared' }),
  help: doors.openHelp,
});

/** Single keys at the desk, silent while a person types. */
export function useDeskKeys(desk: Desk, doors: Doors): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = doors.isEnabled && !isTyping(event.target) && shortcutOf(event);
    if (!shortcut) return;
    event.preventDefault();
    actionsFor(desk, doors)[shortcut]();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
