import type { Concept, StoredConcept, VocabularyContent } from './concept.js';
import { type FoldedConcepts, foldMerged } from './fold-merged.js';
import { planSteps } from './plan-steps.js';
import { recognizeSubjects } from './recognize-subjects.js';

/** What applying a vocabulary file to a scheme changes, subject by subject. */
export interface VocabularyPlan {
  readonly added: readonly Concept[];
  /** Subjects that stay, each with what the file now says of it. */
  readonly kept: readonly KeptSubject[];
  /** Subjects that the file puts into others, by the key of the concept that takes their place. */
  readonly merged: readonly { readonly stored: StoredConcept; readonly into: string }[];
  /** URIs of concepts that the file has replaced, by the key of the concept that takes their place. */
  readonly replaced: readonly { readonly uri: string; readonly into: string }[];
  /** Concepts that people have merged into others, by the keys of these. */
  readonly folded: FoldedConcepts['folded'];
  /** Subjects that the file lacks. */
  readonly removed: readonly StoredConcept[];
  /** Broader relations that would form a cycle; they are left out. */
  readonly circles: readonly { readonly narrower: string; readonly broader: string }[];
}

export interface KeptSubject {
  readonly stored: StoredConcept;
  readonly concept: Concept;
  readonly isRenamed: boolean;
  readonly isMoved: boolean;
  /** Whether other labels, notes, its URI or notation change. */
  readonly isEdited: boolean;
}

export interface PlanOptions extends Pick<VocabularyContent, 'undescribed'> {
  /** Whether subjects go on being shown in the languages that they are shown in, where the file has them. */
  readonly keepsLanguages: boolean;
}

/**
 * Compares a vocabulary file with what a scheme has. Subjects are recognized by URI, then by key or place, then by a
 * notation or label that only one subject and one concept have. A subject that is not recognized was merged if the file
 * says what replaces it, or if its label now is an alternative label of a single concept; else it was removed. One that
 * the file only points at stays as it is.
 * @throws AppError INVALID_INPUT where a concept stands deeper than any may
 */
export function planVocabulary(
  stored: readonly StoredConcept[],
  concepts: readonly Concept[],
  { keepsLanguages, undescribed }: PlanOptions,
): VocabularyPlan {
  const { live, folded, successors } = takeLive(stored, { concepts, undescribed });
  const { steps, circles } = planSteps(live);
  const partnerOf = recognizeSubjects(
    stored,
    live.map((concept) => ({ concept, broader: steps(concept) })),
  );
  const conceptOf = new Map([...partnerOf].map(([concept, { id }]) => [id, concept]));
  const keyOf = new Map([...partnerOf].map(([{ key }, partner]) => [key, partner.key]));
  const merged: { stored: StoredConcept; into: string }[] = [];
  const removed: StoredConcept[] = [];
  for (const each of stored) {
    if (conceptOf.has(each.id)) continue;
    const into = successors(each);
    if (into === null) removed.push(each);
    else merged.push({ stored: each, into });
  }
  return {
    added: live
      .filter((concept) => !partnerOf.has(concept))
      .map((concept) => ({ ...concept, broader: steps(concept) })),
    kept: stored.flatMap((each) => {
      const concept = conceptOf.get(each.id);
      if (concept === undefined) return [];
      const labels = keepsLanguages ? beginWith(each.labels[0].language, concept.labels) : concept.labels;
      return [compare(each, { ...concept, labels, broader: steps(concept) }, keyOf)];
    }),
    merged,
    replaced: concepts.flatMap((concept) => {
      const into = concept.isDeprecated && concept.uri !== null ? successors(concept) : null;
      return into === null || concept.uri === null || into === concept.key ? [] : [{ uri: concept.uri, into }];
    }),
    folded,
    removed,
    circles,
  };
}

/** The concepts that stay or become subjects, and what takes the place of the others. */
function takeLive(stored: readonly StoredConcept[], { concepts, undescribed }: VocabularyContent) {
  const findReplacement = findReplacements(concepts);
  const inUse = concepts.filter(({ key, isDeprecated }) => !isDeprecated || findReplacement(key) === null);
  const {
    concepts: live,
    folded,
    keyAfter,
  } = foldMerged(stored, {
    concepts: [...inUse, ...listPointedAt(stored, undescribed)],
    undescribed,
  });
  const findNamesake = findNamesakes(inUse, keyAfter);
  const successors = ({ uri, key, labels: [label] }: Concept): string | null => {
    const replacement = findReplacement(uri ?? key);
    return replacement === null ? findNamesake(label.text) : keyAfter(replacement);
  };
  return { live, folded, successors };
}

/** The subjects that a file points at and says nothing of, as they are: what they are another file says. */
function listPointedAt(stored: readonly StoredConcept[], undescribed: readonly string[]): Concept[] {
  const keys = new Set(undescribed);
  return stored.filter(({ key }) => keys.has(key)).map((subject) => ({ ...subject }));
}

/** The labels, that of a language first, if there is one. */
function beginWith(language: string | null, labels: Concept['labels']): Concept['labels'] {
  const first = labels.find((label) => label.language === language);
  return first === undefined ? labels : [first, ...labels.filter((label) => label !== first)];
}

function compare(stored: StoredConcept, concept: Concept, keyOf: ReadonlyMap<string, string>): KeptSubject {
  const broader = concept.broader.map((key) => keyOf.get(key) ?? key);
  const [was] = stored.labels;
  const [is] = concept.labels;
  return {
    stored,
    concept,
    isRenamed: was.text !== is.text,
    isMoved: !haveSameMembers(broader, stored.broader),
    isEdited: !isDeepEqual(detailsOf(stored), detailsOf(concept)),
  };
}

const detailsOf = ({
  uri,
  notation,
  otherNotations,
  labels,
  altLabels,
  scopeNotes,
  isDeprecated,
}: Concept): unknown[] => [
  uri,
  notation,
  otherNotations,
  isDeprecated,
  labels[0].language,
  ...[labels.slice(1), altLabels, scopeNotes].map((texts) =>
    texts.map(({ text, language }) => `${language ?? ''} ${text}`).sort(),
  ),
];

const isDeepEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const haveSameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  new Set(a).symmetricDifference(new Set(b)).size === 0;

/** Finds the key of the single concept, after merging, that has an alternative label; null where none or several have it. */
function findNamesakes(
  inUse: readonly Concept[],
  keyAfter: (key: string) => string,
): (altLabel: string) => string | null {
  const names = inUse.flatMap(({ key, altLabels }) => altLabels.map(({ text }) => ({ text, key: keyAfter(key) })));
  const byText = Map.groupBy(names, ({ text }) => text);
  return (altLabel) => {
    const [first, ...others] = byText.get(altLabel) ?? [];
    return first !== undefined && others.every(({ key }) => key === first.key) ? first.key : null;
  };
}

/**
 * Finds the key of the concept at the end of a chain of replacements; null where there is no chain, or where it goes round
 * or leads out of the file.
 */
function findReplacements(concepts: readonly Concept[]): (key: string) => string | null {
  const replacements = new Map(
    concepts.flatMap(({ key, replacedBy }) => (replacedBy === null ? [] : [[key, replacedBy]])),
  );
  const inUse = new Set(
    concepts.filter(({ isDeprecated, replacedBy }) => !isDeprecated || replacedBy === null).map(({ key }) => key),
  );
  return (key) => {
    let next = replacements.get(key);
    for (let step = 0; next !== undefined && !inUse.has(next) && step < replacements.size; step++) {
      next = replacements.get(next);
    }
    return next !== undefined && inUse.has(next) ? next : null;
  };
}
