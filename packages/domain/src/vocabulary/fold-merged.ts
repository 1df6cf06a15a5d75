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
 * A file does not know what people have merged: a concept whose key is now a former key of a subject is taken for a part of
 * the concept that this subject is, so that the same file again changes nothing.
 */
export function foldMerged(stored: readonly StoredConcept[], concepts: readonly Concept[]): FoldedConcepts {
  const byKey = new Map(concepts.map((concept) => [concept.key, concept]));
  const ownerOf = new Map(stored.flatMap(({ key, formerKeys }) => formerKeys.map((former) => [former, key] as const)));
  const folded = concepts.flatMap((concept) => {
    const into = ownerOf.get(concept.key);
    return into === undefined || into === concept.key || !byKey.has(into) ? [] : [{ concept, into }];
  });
  if (folded.length === 0) return { concepts, folded, keyAfter: (key) => key };
  const placeOf = new Map(folded.map(({ concept, into }) => [concept.key, into]));
  const keyAfter = (key: string): string => placeOf.get(key) ?? key;
  const partsOf = Map.groupBy(folded, ({ into }) => into);
  return {
    concepts: concepts
      .filter(({ key }) => !placeOf.has(key))
      .map((concept) => takeIn(concept, partsOf.get(concept.key)?.map((part) => part.concept) ?? [], keyAfter)),
    folded,
    keyAfter,
  };
}

/** A concept that stands where its parts stood and has their labels as alternative ones, as merging subjects leaves it. */
function takeIn(concept: Concept, parts: readonly Concept[], keyAfter: (key: string) => string): Concept {
  const above = [concept, ...parts].flatMap(({ broader }) => broader.map(keyAfter));
  const broader = [...new Set(above)].filter((key) => key !== concept.key);
  const names = parts.flatMap(({ labels, altLabels }) => [...labels, ...altLabels]);
  return {
    ...concept,
    broader,
    notation: concept.notation ?? parts.find(({ notation }) => notation !== null)?.notation ?? null,
    altLabels: withNames(concept, names),
  };
}

function withNames({ labels, altLabels }: Concept, names: readonly LanguageText[]): readonly LanguageText[] {
  const asText = ({ text, language }: LanguageText): string => JSON.stringify([text, language]);
  const others = names.filter(({ text }) => text !== labels[0].text);
  return [...new Map([...altLabels, ...others].map((name) => [asText(name), name])).values()];
}
