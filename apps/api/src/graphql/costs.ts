import type { ModelWork } from '@classmark/mojo';
import { Extensions } from 'type-graphql';

/** What is known, before a query runs, of what it names. */
export interface Knowledge {
  /** What an imported model takes, by its global id; null where it is not in memory. */
  workOf(modelId: string): ModelWork | null;
}

/** What a cost may depend on: the arguments of a field, those of the field at the root that it is within, and what is known. */
export interface Asked {
  readonly args: Readonly<Record<string, unknown>>;
  readonly root: Readonly<Record<string, unknown>>;
  readonly known: Knowledge;
}

export type Amount = number | ((asked: Asked) => number);

export interface FieldCosts {
  /** What the field itself takes, in units of some 5 µs of one core; 1 if left out. */
  readonly work?: Amount;
  /** What is done once for all objects that the field is asked of, however many; 0 if left out. */
  readonly once?: Amount;
  /** How many items its list holds; if left out what `first` says, or ten. */
  readonly items?: Amount;
}

/** Says what a field costs that does more than read a value: `@Costs({ work: 2_000 })` (see query-cost.ts). */
export function Costs(costs: FieldCosts) {
  return Extensions({ costs });
}

/** Of a field, as `@Costs` left them on it. */
export function costsOf({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }): FieldCosts {
  const { costs } = extensions;
  return isFieldCosts(costs) ? costs : {};
}

function isFieldCosts(value: unknown): value is FieldCosts {
  return typeof value === 'object' && value !== null;
}
