import type { Concept, StoredConcept } from './concept.js';
import { derivePaths } from './derive-paths.js';

type Signs = (concept: Concept) => readonly string[];

/** What a subject is recognized by, and where a concept has it. */
interface Sign {
  readonly ofSubject: (subject: StoredConcept) => readonly string[];
  readonly ofConcept: Signs;
}

const ofBoth = (signs: Signs): Sign => ({ ofSubject: signs, ofConcept: signs });

/** Signs by which a concept is recognized, the surest first. */
const listSigns = (placesOf: Signs): readonly Sign[] => [
  ofBoth(({ uri }) => (uri === null ? [] : [uri])),
  ofBoth(({ key }) => [key]),
  { ofSubject: ({ formerKeys, mergedKeys }) => [...formerKeys, ...mergedKeys], ofConcept: ({ key }) => [key] },
  ofBoth(placesOf),
  ofBoth(({ notation, otherNotations }) => (notation === null ? [] : [notation, ...otherNotations])),
  ofBoth(({ labels }) => [labels[0].text]),
];

interface PlacedConcept<C extends Concept> {
  readonly concept: C;
  /** Keys of what is above it, without circles. */
  readonly broader: readonly string[];
}

/** The subject that each concept of a file is; new concepts are left out. */
export function recognizeSubjects(
  stored: readonly StoredConcept[],
  concepts: readonly PlacedConcept<Concept>[],
): Map<Concept, StoredConcept> {
  const places = new Map<Concept, readonly string[]>([
    ...listPlaces(stored.map((concept) => ({ concept, broader: concept.broader }))),
    ...listPlaces(concepts),
  ]);
  const found = new Map<Concept, StoredConcept>();
  const taken = new Set<StoredConcept>();
  for (const { ofSubject, ofConcept } of listSigns((concept) => places.get(concept) ?? [])) {
    const waiting = stored.filter((subject) => !taken.has(subject));
    const open = concepts.map(({ concept }) => concept).filter((concept) => !found.has(concept));
    const subjects = uniqueBySign(waiting, ofSubject);
    for (const [sign, concept] of uniqueBySign(open, ofConcept)) {
      const subject = subjects.get(sign);
      if (subject === undefined || taken.has(subject) || found.has(concept) || !canBe(subject, concept)) continue;
      found.set(concept, subject);
      taken.add(subject);
    }
  }
  return found;
}

/** Two URIs are two concepts, whatever else they share, unless people have made one of them. */
const canBe = (stored: StoredConcept, { uri }: Concept): boolean =>
  stored.uri === null || uri === null || stored.uri === uri || stored.mergedKeys.includes(uri);

/** The paths of each concept. */
function listPlaces<C extends Concept>(placed: readonly PlacedConcept<C>[]): [C, readonly string[]][] {
  const idOf = new Map(placed.map(({ concept: { key } }, id) => [key, id]));
  const nodes = placed.map(({ concept, broader }, id) => {
    const node = { label: concept.labels[0].text, broader: broader.flatMap((key) => idOf.get(key) ?? []) };
    return [id, node] as const;
  });
  const paths = derivePaths(new Map(nodes), new Map());
  return placed.map(({ concept }, id) => [concept, paths.get(id) ?? []]);
}

/** The concepts that alone have a sign, by it. */
function uniqueBySign<C extends Concept>(
  concepts: readonly C[],
  signsOf: (concept: C) => readonly string[],
): Map<string, C> {
  const unique = new Map<string, C>();
  const repeated = new Set<string>();
  for (const concept of concepts) {
    for (const sign of signsOf(concept)) {
      if (unique.has(sign)) repeated.add(sign);
      else unique.set(sign, concept);
    }
  }
  for (const sign of repeated) unique.delete(sign);
  return unique;
}
