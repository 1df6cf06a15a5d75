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
