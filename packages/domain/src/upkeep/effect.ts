/** What an act that cannot be undone does to things. */
export const effectActions = ['delete', 'set_aside', 'move', 'restore', 'keep'] as const;
export type EffectAction = (typeof effectActions)[number];

/** What it does that to. Labels include those of sources; suggestions are those published or in review. */
export const affectedKinds = [
  'documents',
  'labels',
  'decisions',
  'suggestions',
  'subjects',
  'classifiers',
  'models',
  'sources',
  'schemes',
] as const;
export type AffectedKind = (typeof affectedKinds)[number];

export interface Effect {
  readonly action: EffectAction;
  readonly kind: AffectedKind;
  readonly count: number;
}

/** One effect for each action and kind, in the order of their lists; without those that happen to nothing. */
export function sumEffects(effects: readonly Effect[]): Effect[] {
  return effectActions.flatMap((action) =>
    affectedKinds.flatMap((kind) => {
      const same = effects.filter((effect) => effect.action === action && effect.kind === kind);
      const count = same.reduce((sum, effect) => sum + effect.count, 0);
      return count === 0 ? [] : [{ action, kind, count }];
    }),
  );
}
