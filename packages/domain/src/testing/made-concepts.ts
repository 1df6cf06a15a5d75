import type { Concept, StoredConcept } from '../vocabulary/concept.js';
import { planVocabulary, type VocabularyPlan } from '../vocabulary/plan-vocabulary.js';

export const uriOf = (n: number): string => `http://example.org/${n}`;

/** A concept as files with URIs state it. */
export function concept(n: number, label: string, more: Partial<Concept> = {}): Concept {
  return {
    key: uriOf(n),
    uri: uriOf(n),
    notation: null,
    otherNotations: [],
    labels: [{ text: label, language: 'en' }],
    altLabels: [],
    scopeNotes: [],
    broader: [],
    isDeprecated: false,
    replacedBy: null,
    ...more,
  };
}

export const stored = (n: number, label: string, more: Partial<StoredConcept> = {}): StoredConcept => ({
  ...concept(n, label),
  id: n,
  formerKeys: [],
  mergedKeys: [],
  ...more,
});

interface Planning {
  readonly keepsLanguages?: boolean;
  readonly undescribed?: readonly string[];
}

export const plan = (
  subjects: readonly StoredConcept[],
  concepts: readonly Concept[],
  { keepsLanguages = true, undescribed = [] }: Planning = {},
): VocabularyPlan => planVocabulary(subjects, concepts, { keepsLanguages, undescribed });

export const english = (text: string) => [{ text, language: 'en' }] as const;
