import type { Actor } from '@classmark/domain';

export interface SchemaRules {
  /** Whether those without key or session may ask for the schema. */
  readonly anonymousIntrospection: boolean;
}

/** Whether somebody is told nothing of the schema. */
export const isStranger = (actor: Actor, { anonymousIntrospection }: SchemaRules): boolean =>
  actor.kind === 'anonymous' && !anonymousIntrospection;
