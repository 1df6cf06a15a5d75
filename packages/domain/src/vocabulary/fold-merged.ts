import type { Concept, LanguageText, StoredConcept, VocabularyContent } from './concept.js';
import { visitBroaderFirst } from './visit-broader-first.js';

/** A file's concepts, with those that people have merged since taken together. */
export interface FoldedConcepts {
  readonly concepts: readonly Concept[];
  /** Those that are in others, by the keys of these. */
  readonly folded: readonly { readonly concept: Concept; readonly into: string }[];
  /** The key of the concept that a concept is in, or its own. */
  readonly keyAfter: (key: string) => string;
}

/**
 * A file does not know what people have merged: a concept that is now in a subject is taken for a part of the concept that
 * this subject is, so that the same file again changes nothing. So is one that would have the name and place of another
 * since what they stand below is one.
 */
export function foldMerged(
  stored: readonly StoredConcept[],
  { concepts, undescribed }: VocabularyContent,
): FoldedConcepts {
  const byKey = new Map(concepts.map((concept) => [concept.key, concept]));
  const { intoOf, ownerOf } = findMerged(stored, concepts, undescribed);
  if (intoOf.size === 0) return { concepts, folded: [], keyAfter: (key) => key };
  foldSamePlaces(byKey, intoOf);
  const keyAfter = (key: string): string => follow(intoOf, key);
  const folded = concepts
    .filter(({ key }) => intoOf.has(key))
    .map((part) => ({ concept: part, into: keyAfter(part.key) }));
  const partsOf = Map.groupBy(folded, ({ into }) => into);
  const broaderOf = (key: string): readonly string[] => byKey.get(key)?.broader.map(keyAfter) ?? [];
  return {
    concepts: concepts
      .filter(({ key }) => !intoOf.has(key))
      .map((concept) => {
        const parts = (partsOf.get(concept.key) ?? []).map((part) => part.concept);
        const above = parts.flatMap(({ key }) => broaderOf(key)).filter((key) => !isBelow(key, concept.key, broaderOf));
        const notation = ownerOf.get(concept.key)?.notation ?? null;
        return takeIn({ ...concept, broader: [...broaderOf(concept.key), ...above] }, parts, notation);
      }),
    folded,
    keyAfter,
  };
}

interface Merged {
  /** The concept that one which people have merged is in, by their keys. */
  readonly intoOf: Map<string, string>;
  /** The subjects that have others in them, by the keys of their concepts. */
  readonly ownerOf: ReadonlyMap<string, StoredConcept>;
}

/** A subject that the file lacks is the first of what was merged into it. */
function findMerged(
  stored: readonly StoredConcept[],
  concepts: readonly Concept[],
  undescribed: readonly string[],
): Merged {
  const places = new Map(concepts.map(({ key }, place) => [key, place]));
  const pointedAt = new Set(undescribed);
  const inUse = new Set(stored.map(({ key }) => key));
  const intoOf = new Map<string, string>();
  const ownerOf = new Map<string, StoredConcept>();
  const firstOf = (keys: readonly string[]): string | undefined =>
    keys
      .filter((key) => places.has(key) && !inUse.has(key))
      .sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))[0];
  for (const owner of stored) {
    const { key, formerKeys, mergedKeys } = owner;
    const now = places.has(key) ? key : (firstOf(formerKeys) ?? firstOf(mergedKeys));
    if (now === undefined) continue;
    for (const part of mergedKeys) {
      if (part === now || inUse.has(part) || !(places.has(part) || pointedAt.has(part))) continue;
      intoOf.set(part, now);
      ownerOf.set(now, owner);
    }
  }
  return { intoOf, ownerOf };
}

/** Of concepts without URIs, nothing but their place tells two of one name apart. */
function foldSamePlaces(byKey: ReadonlyMap<string, Concept>, intoOf: Map<string, string>): void {
  const taken = new Map<string, string>();
  const broaderOf = (key: string): readonly string[] =>
    byKey.get(key)?.broader.filter((above) => byKey.has(above)) ?? [];
  visitBroaderFirst(byKey.keys(), { broaderOf }, (key) => {
    const concept = byKey.get(key);
    if (concept === undefined || concept.uri !== null || intoOf.has(key)) return;
    const [{ text }] = concept.labels;
    const places = concept.broader.map((above) => JSON.stringify([follow(intoOf, above), text]));
    const same = places.flatMap((place) => taken.get(place) ?? [])[0];
    if (same !== undefined) intoOf.set(key, same);
    for (const place of places) taken.set(place, same ?? key);
  });
}

/** Where a key leads at last. */
function follow(intoOf: ReadonlyMap<string, string>, key: string): string {
  let last = key;
  for (let next = intoOf.get(last); next !== undefined; next = intoOf.get(last)) last = next;
  return last;
}

/** Whether a concept is another one or stands below it. */
function isBelow(key: string, other: string, broaderOf: (key: string) => readonly string[]): boolean {
  const above = new Set([key]);
  for (const each of above) for (const next of broaderOf(each)) above.add(next);
  return above.has(other);
}

/**
 * A concept that has the labels of what was merged into it as alternative ones, and its codes, as merging leaves it.
 * @param now the notation that its subject goes by
 */
function takeIn(concept: Concept, parts: readonly Concept[], now: string | null): Concept {
  const names = parts.flatMap(({ labels, altLabels }) => [...labels, ...altLabels]);
  const theirs = parts.flatMap((part) => part.notation ?? []).sort();
  const notation = concept.notation ?? (now !== null && theirs.includes(now) ? now : (theirs[0] ?? null));
  const notations = [concept, ...parts].flatMap((each) => [each.notation ?? [], each.otherNotations].flat());
  return {
    ...concept,
    broader: [...new Set(concept.broader)].filter((key) => key !== concept.key),
    notation,
    otherNotations: [...new Set(notations)].filter((other) => other !== notation).sort(),
    altLabels: withNames(concept, names),
  };
}

/** As merging does (merge-subjects.ts), what is a preferred label in any language is no other name. */
function withNames({ labels, altLabels }: Concept, names: readonly LanguageText[]): readonly LanguageText[] {
  const asText = ({ text, language }: LanguageText): string => JSON.stringify([text, language]);
  const others = names.filter(({ text }) => labels.every((label) => label.text !== text));
  return [...new Map([...altLabels, ...others].map((name) => [asText(name), name])).values()];
}
