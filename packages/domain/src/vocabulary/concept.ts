import { z } from 'zod';

/** Texts in a language (BCP 47), or in one that nobody said. */
export const languageTexts = z.array(z.object({ text: z.string(), language: z.string().nullable() }).readonly());
export type LanguageText = z.output<typeof languageTexts>[number];

/** A subject as a vocabulary file states it: what SKOS calls a concept. */
export interface Concept {
  /** What tells it apart in its file: its URI, else what tells a subject apart in its scheme. */
  readonly key: string;
  readonly uri: string | null;
  readonly notation: string | null;
  /** Further codes, sorted. */
  readonly otherNotations: readonly string[];
  /** Preferred labels, at most one in each language, the one to show first. */
  readonly labels: readonly [LanguageText, ...LanguageText[]];
  readonly altLabels: readonly LanguageText[];
  readonly scopeNotes: readonly LanguageText[];
  /** Keys of the concepts right above it. */
  readonly broader: readonly string[];
  readonly isDeprecated: boolean;
  /** The key of the concept to use in its place. */
  readonly replacedBy: string | null;
}

/** A subject of a scheme, as a concept with its id. */
export interface StoredConcept extends Concept {
  readonly id: number;
  /** As a file calls what people have renamed or moved since. What files did is not here. */
  readonly formerKeys: readonly string[];
  /** As a file calls what people have merged into it. */
  readonly mergedKeys: readonly string[];
}

/** What a vocabulary file states. */
export interface VocabularyContent {
  readonly concepts: readonly Concept[];
  /** Keys of what it points at as concepts and says nothing of; steps there lead to a subject of that URI, if there is one. */
  readonly undescribed: readonly string[];
}
