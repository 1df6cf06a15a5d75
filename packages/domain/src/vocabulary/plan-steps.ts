import { AppError } from '../app-error.js';
import type { Concept } from './concept.js';
import { depthRule, maxDepth } from './subject-path.js';
import { visitBroaderFirst } from './visit-broader-first.js';

/** What of a file's broader relations a scheme can have. */
export interface StepPlan {
  /** The keys right above a concept, of those that close no circle and lead to a concept of the file. */
  readonly steps: (concept: Concept) => string[];
  readonly circles: readonly { readonly narrower: string; readonly broader: string }[];
}

/** @throws AppError INVALID_INPUT where a concept stands deeper than any may */
export function planSteps(concepts: readonly Concept[]): StepPlan {
  const byKey = new Map(concepts.map((concept) => [concept.key, concept]));
  const circles: { narrower: string; broader: string }[] = [];
  const dropped = new Set<string>();
  const stepKey = (narrower: string, broader: string): string => JSON.stringify([narrower, broader]);
  const onCircle = (narrower: string, broader: string): void => {
    dropped.add(stepKey(narrower, broader));
    circles.push({ narrower, broader });
  };
  const broaderOf = (key: string): string[] => byKey.get(key)?.broader.filter((above) => byKey.has(above)) ?? [];
  const steps = ({ key }: Concept): string[] => broaderOf(key).filter((above) => !dropped.has(stepKey(key, above)));
  const depths = new Map<string, number>();
  visitBroaderFirst(byKey.keys(), { broaderOf, onCircle }, (key) => {
    const concept = byKey.get(key);
    if (concept === undefined) return;
    const depth = 1 + Math.max(0, ...steps(concept).map((above) => depths.get(above) ?? 0));
    if (depth > maxDepth) throw tooDeep(concept);
    depths.set(key, depth);
  });
  return { steps, circles };
}

function tooDeep({ labels: [{ text }] }: Concept): AppError {
  return new AppError('INVALID_INPUT', `"${text}" stands below ${maxDepth} others, one below the other; ${depthRule}.`);
}
