'use client';

import { useEffect, useEffectEvent } from 'react';
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

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

interface Doors {
  openCorrection: () => void;
  openHelp: () => void;
  /** Off while a dialog is open, and for people whose speech input or hands would press single keys unmeant. */
  isEnabled: boolean;
}

const actionsFor = (desk: Desk, doors: Doors): ReadonlyMap<string, () => void> => {
  const next = (): void => desk.dispatch({ type: 'moved', by: 1 });
  const previous = (): void => desk.dispatch({ type: 'moved', by: -1 });
  const undo = (): void => void desk.undo();
  return new Map<string, () => void>([
    ['a', () => desk.decide('ACCEPT')],
    ['r', () => desk.decide('REJECT')],
    ['c', () => desk.current && doors.openCorrection()],
    ['s', desk.skip],
    ['u', undo],
    ['z', undo],
    ['j', next],
    ['ArrowDown', next],
    ['k', previous],
    ['ArrowUp', previous],
    ['x', () => desk.current && desk.dispatch({ type: 'toggled', key: desk.current.key })],
    ['Escape', () => desk.dispatch({ type: 'selectionCleared' })],
    ['?', doors.openHelp],
  ]);
};

/** Single keys at the desk, silent while a person types. */
export function useDeskKeys(desk: Desk, doors: Doors): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!doors.isEnabled || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const action = actionsFor(desk, doors).get(event.key);
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
