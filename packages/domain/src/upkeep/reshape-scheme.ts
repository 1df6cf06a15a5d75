import { AppError } from '../app-error.js';
import { nameConflict } from '../name-conflict.js';
import { derivePaths, maxPaths } from '../vocabulary/derive-paths.js';
import { requireIndexable } from '../vocabulary/require-indexable.js';
import { asPathPart, depthRule, maxDepth } from '../vocabulary/subject-path.js';
import { visitBroaderFirst } from '../vocabulary/visit-broader-first.js';
import type { SchemeGraph } from './plan-subject-merge.js';

export interface KeyedSubject {
  readonly key: string;
  readonly uri: string | null;
}

/** A scheme before and after subjects are renamed, moved, merged or deleted. */
export interface SchemeChange {
  readonly mergesEqualNames: boolean;
  readonly before: SchemeGraph;
  readonly after: SchemeGraph;
  readonly keyed: ReadonlyMap<number, KeyedSubject>;
  /** Which subject each that goes becomes; what is deleted is in neither. */
  readonly merged: ReadonlyMap<number, number>;
  /** Whether a subject whose name and place another one has is told apart by another of its places, or its URI. */
  readonly keepsHomonyms?: boolean;
}

/** What must be written, by ids of subjects. */
export interface SchemeReshape {
  readonly paths: ReadonlyMap<number, readonly string[]>;
  readonly keys: ReadonlyMap<number, string>;
  /** Keys by which subjects are found besides their own. */
  readonly aliases: ReadonlyMap<string, SchemeAlias>;
}

export interface SchemeAlias {
  readonly subjectId: number;
  /** Whether it is of a subject that went into this one. */
  readonly isMerged: boolean;
}

const none: ReadonlyMap<number, readonly string[]> = new Map();

/**
 * The paths and keys that change. Where keys are paths, one that no longer leads to its subject gives way to the first
 * that does; the former keys, and the places under its other broader subjects, become aliases. Keys of what stands further
 * down need none: a path is followed from subject to subject. Throws AppError CONFLICT where two subjects would have one key
 * or one would stand too deep, INVALID_INPUT where a key would be too long.
 */
export function reshapeScheme(change: SchemeChange): SchemeReshape {
  const { before, after, keyed } = change;
  requireDepth(before, after);
  const [old, now] = [derivePaths(before, none), derivePaths(after, none)];
  const paths = new Map([...now].filter(([id, ways]) => ways.join('\n') !== old.get(id)?.join('\n')));
  const { keys, inUse } = assignKeys(change, paths);
  const keyOf = (id: number): string => keys.get(id) ?? keyed.get(id)?.key ?? '';
  const aliases = listAliases(change, keyOf, inUse);
  for (const key of [...keys.values(), ...aliases.keys()]) requireIndexable(key);
  return { paths, keys, aliases };
}

/** A scheme that was deeper before there was a bound may stay so. */
function requireDepth(before: SchemeGraph, after: SchemeGraph): void {
  const { label, depth } = findDeepest(after);
  if (depth <= maxDepth || depth <= findDeepest(before).depth) return;
  const message = `"${label}" would stand below ${depth - 1} others, one below the other; ${depthRule}.`;
  throw new AppError('CONFLICT', message);
}

function findDeepest(graph: SchemeGraph): { readonly label: string; readonly depth: number } {
  const depths = new Map<number, number>();
  let deepest = { label: '', depth: 0 };
  const broaderOf = (id: number): readonly number[] => graph.get(id)?.broader ?? [];
  visitBroaderFirst(graph.keys(), { broaderOf }, (id) => {
    const depth = 1 + Math.max(0, ...broaderOf(id).map((above) => depths.get(above) ?? 0));
    depths.set(id, depth);
    if (depth > deepest.depth) deepest = { label: graph.get(id)?.label ?? '', depth };
  });
  return deepest;
}

function listAliases(
  change: SchemeChange,
  keyOf: (id: number) => string,
  inUse: ReadonlySet<string>,
): Map<string, SchemeAlias> {
  const { after, keyed, merged, mergesEqualNames } = change;
  const replaced = [...keyed].filter(([id]) => after.has(merged.get(id) ?? id) && isReplaced(change, id));
  const places = replaced.flatMap(([id, { key }]) => {
    const subjectId = merged.get(id) ?? id;
    const others = mergesEqualNames ? [] : placesOf(after, subjectId, keyOf);
    return [key, ...others].map((alias) => [alias, { subjectId, isMerged: false }] as const);
  });
  const parts = replaced.flatMap(([id, { key, uri }]) => {
    const subjectId = merged.get(id);
    return subjectId === undefined
      ? []
      : [key, uri ?? ''].map((alias) => [alias, { subjectId, isMerged: true }] as const);
  });
  return new Map<string, SchemeAlias>([...places, ...parts].filter(([alias]) => alias !== '' && !inUse.has(alias)));
}

/** The keys that lead to a subject, one for each of those right above it. */
function placesOf(graph: SchemeGraph, id: number, keyOf: (id: number) => string): string[] {
  const { label, broader } = graph.get(id) ?? { label: '', broader: [] };
  const above = broader.length === 0 ? [''] : broader.map(keyOf);
  return above.map((key) => key + asPathPart(label));
}

interface AssignedKeys {
  readonly keys: ReadonlyMap<number, string>;
  readonly inUse: ReadonlySet<string>;
}

/**
 * Of subjects whose paths change; those that may keep their key come first, then those that have fewest to choose from.
 * Throws AppError CONFLICT.
 */
function assignKeys(change: SchemeChange, paths: SchemeReshape['paths']): AssignedKeys {
  const { after, keyed } = change;
  const staying = [...after.keys()].filter((id) => !paths.has(id));
  const inUse = new Set(staying.map((id) => keyed.get(id)?.key || (keyed.get(id)?.uri ?? '')));
  const keys = new Map<number, string>();
  const due = [...paths].map(([id, ways]) => {
    const choices = listKeys(change, id, ways);
    return { id, choices, mayStay: choices[0] === keyed.get(id)?.key && choices[0] !== '' };
  });
  due.sort((a, b) => Number(b.mayStay) - Number(a.mayStay) || a.choices.length - b.choices.length);
  for (const { id, choices } of due) {
    const key = choices.find((choice) => !inUse.has(choice));
    if (key === undefined) throw clash(after.get(id)?.label ?? '');
    keys.set(id, key);
    inUse.add(key);
  }
  return { keys, inUse };
}

/** The keys that a subject may have, the best first. */
function listKeys(change: SchemeChange, id: number, ways: readonly string[]): readonly string[] {
  const { mergesEqualNames, after, keyed, keepsHomonyms = false } = change;
  const { key, uri } = keyed.get(id) ?? { key: '', uri: null };
  if (key === uri) return [key];
  if (mergesEqualNames) return [after.get(id)?.label ?? key, ...(keepsHomonyms && uri !== null ? [uri] : [])];
  const staysKnown = key !== '' && (ways.includes(key) || ways.length === maxPaths);
  const [first, ...others] = staysKnown ? [key, ...ways] : ways;
  if (first === undefined) return [key];
  return keepsHomonyms ? [first, ...others, ...(uri === null ? [] : [uri])] : [first];
}

/** Whether it goes into another, or its own name or place is another than before. */
function isReplaced({ before, after, merged }: SchemeChange, id: number): boolean {
  const [old, now] = [before.get(id), after.get(id)];
  return (
    merged.has(id) ||
    old?.label !== now?.label ||
    [...(old?.broader ?? [])].sort().join() !== [...(now?.broader ?? [])].sort().join()
  );
}

function clash(label: string): AppError {
  return nameConflict(`The scheme already has a subject "${label}" there; merge the two instead.`);
}
