import { expect, it } from 'vitest';
import { type Effect, sumEffects } from './effect.js';

it('sums what happens to one kind, and leaves out what happens to nothing', () => {
  const effects: Effect[] = [
    { action: 'move', kind: 'labels', count: 2 },
    { action: 'delete', kind: 'labels', count: 0 },
    { action: 'move', kind: 'labels', count: 3 },
    { action: 'delete', kind: 'documents', count: 1 },
  ];
  expect(sumEffects(effects)).toEqual([
    { action: 'delete', kind: 'documents', count: 1 },
    { action: 'move', kind: 'labels', count: 5 },
  ]);
});
