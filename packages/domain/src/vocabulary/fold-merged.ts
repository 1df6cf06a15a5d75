import type { Concept, LanguageText, StoredConcept } from './concept.js';

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
 * this subject is, so that the same file again changes nothing.
 */
export function foldMerged(stored: readonly StoredConcept[], concepts: readonly Concept[]): FoldedConcepts {
  const byKey = new Map(concepts.map((concept) => [concept.key, concept]));
  const found = findMerged(stored, concepts);
  const folded = found.map(({ concept, owner }) => ({ concept, into: owner.key }));
  if (folded.length === 0) return { concepts, folded, keyAfter: (key) => key };
  const placeOf = new Map(folded.map(({ concept, into }) => [concept.key, into]));
  const keyAfter = (key: string): string => placeOf.get(key) ?? key;
  const mergedInto = Map.groupBy(found, ({ owner }) => owner.key);
  const broaderOf = (key: string): readonly string[] => byKey.get(key)?.broader.map(keyAfter) ?? [];
  return {
    concepts: concepts
      .filter(({ key }) => !placeOf.has(key))
      .map((concept) => {
        const merged = mergedInto.get(concept.key) ?? [];
        const above = merged
          .flatMap((part) => broaderOf(part.concept.key))
          .filter((key) => !isBelow(key, concept.key, broaderOf));
        return takeIn({ ...concept, broader: [...broaderOf(concept.key), ...above] }, merged);
      }),
    folded,
    keyAfter,
  };
}

/** A concept by a former key of a subject. */
interface FormerConcept {
  readonly concept: Concept;
  readonly owner: StoredConcept;
}

/** The concepts that people have merged into others of the file. */
function findMerged(stored: readonly StoredConcept[], concepts: readonly Concept[]): FormerConcept[] {
  const keys = new Set(concepts.map(({ key }) => key));
  const ownerOf = new Map(stored.flatMap((owner) => owner.formerKeys.map((former) => [former, owner] as const)));
  const former = concepts.flatMap((concept) => {
    const owner = ownerOf.get(concept.key);
    return owner === undefined || owner.key === concept.key ? [] : [{ concept, owner }];
  });
  const isKnown = ({ owner }: FormerConcept): boolean => keys.has(owner.key);
  const renamed = former.filter((each) => !isKnown(each));
  const keyNow = new Map(renamed.map(({ concept, owner }) => [concept.key, owner.key]));
  const merged = new Set<FormerConcept>();
  let next = former.filter((each) => isKnown(each) && isMerged(each, keyNow));
  while (next.length > 0) {
    for (const each of next) {
      merged.add(each);
      keyNow.set(each.concept.key, each.owner.key);
    }
    next = former.filter((each) => isKnown(each) && !merged.has(each) && isMerged(each, keyNow));
  }
  return former.filter((each) => merged.has(each));
}

/**
 * Whether a concept by a former key of a subject is one that people merged into it. That leaves a URI, another name or
 * another place; a subject that was renamed or moved has none of these from what it was.
 * @param keyNow the keys of the subjects that concepts now are or are in, where these are others than theirs
 */
function isMerged({ concept, owner }: FormerConcept, keyNow: ReadonlyMap<string, string>): boolean {
  const [{ text }] = concept.labels;
  return (
    concept.uri !== null ||
    owner.altLabels.some((other) => other.text === text) ||
    (owner.labels[0].text === text && concept.broader.some((key) => owner.broader.includes(keyNow.get(key) ?? key)))
  );
}

/** Whether a concept is another one or stands below it. */
function isBelow(key: string, other: string, broaderOf: (key: string) => readonly string[]): boolean {
  const above = new Set([key]);
  for (const each of above) for (const next of broaderOf(each)) above.add(next);
  return above.has(other);
}

/** A concept that has the labels of what was merged into it as alternative ones, and its codes, as merging leaves it. */
function takeIn(concept: Concept, merged: readonly FormerConcept[]): Concept {
  const parts = merged.map((part) => part.concept);
  const names = parts.flatMap(({ labels, altLabels }) => [...labels, ...altLabels]);
  const theirs = parts.flatMap((part) => part.notation ?? []).sort();
  const now = merged[0]?.owner.notation ?? null;
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

function withNames({ labels, altLabels }: Concept, names: readonly LanguageText[]): readonly LanguageText[] {
  const asText = ({ text, language }: LanguageText): string => JSON.stringify([text, language]);
  const others = names.filter(({ text }) => text !== labels[0].text);
  return [...new Map([...altLabels, ...others].map((name) => [asText(name), name])).values()];
}
