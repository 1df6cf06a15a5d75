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
  const ownerOf = new Map(stored.flatMap((owner) => owner.formerKeys.map((former) => [former, owner] as const)));
  const folded = concepts.flatMap((concept) => {
    const owner = ownerOf.get(concept.key);
    if (owner === undefined || owner.key === concept.key || !byKey.has(owner.key)) return [];
    return isMergedInto(owner, concept) ? [{ concept, into: owner.key }] : [];
  });
  if (folded.length === 0) return { concepts, folded, keyAfter: (key) => key };
  const placeOf = new Map(folded.map(({ concept, into }) => [concept.key, into]));
  const keyAfter = (key: string): string => placeOf.get(key) ?? key;
  const partsOf = Map.groupBy(folded, ({ into }) => into);
  const broaderOf = (key: string): readonly string[] => byKey.get(key)?.broader.map(keyAfter) ?? [];
  return {
    concepts: concepts
      .filter(({ key }) => !placeOf.has(key))
      .map((concept) => {
        const parts = partsOf.get(concept.key)?.map((part) => part.concept) ?? [];
        const above = parts.flatMap(({ key }) => broaderOf(key)).filter((key) => !isBelow(key, concept.key, broaderOf));
        return takeIn(concept, parts, [...broaderOf(concept.key), ...above]);
      }),
    folded,
    keyAfter,
  };
}

/**
 * Whether a concept by a former key of a subject is one that people merged into it. That leaves a URI, another name or
 * another place; a subject that was renamed or moved has none of these from what it was.
 */
function isMergedInto({ labels: [label], altLabels, broader }: StoredConcept, { uri, labels, ...concept }: Concept) {
  const [{ text }] = labels;
  return (
    uri !== null ||
    altLabels.some((other) => other.text === text) ||
    (label.text === text && concept.broader.some((key) => broader.includes(key)))
  );
}

/** Whether a concept is another one or stands below it. */
function isBelow(key: string, other: string, broaderOf: (key: string) => readonly string[]): boolean {
  const above = new Set([key]);
  for (const each of above) for (const next of broaderOf(each)) above.add(next);
  return above.has(other);
}

/** A concept that also stands where its parts do and has their labels as alternative ones, as merging subjects leaves it. */
function takeIn(concept: Concept, parts: readonly Concept[], above: readonly string[]): Concept {
  const names = parts.flatMap(({ labels, altLabels }) => [...labels, ...altLabels]);
  const [firstOfParts = null] = parts.flatMap((part) => part.notation ?? []).sort();
  const notation = concept.notation ?? firstOfParts;
  const notations = [concept, ...parts].flatMap((each) => [each.notation ?? [], each.otherNotations].flat());
  return {
    ...concept,
    broader: [...new Set(above)].filter((key) => key !== concept.key),
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
