import type { LanguageText } from './concept.js';

/** A vocabulary of subjects. */
export interface Scheme {
  readonly id: number;
  readonly name: string;
  /** Whether equal names are one subject with several broader ones; else subjects are told apart by their place. */
  readonly mergesEqualNames: boolean;
  /** Whether a label implies the broader subjects of its subject. */
  readonly labelsImplyBroader: boolean;
}

/** A concept in a scheme. */
export interface Subject {
  readonly id: number;
  readonly schemeId: number;
  readonly label: string;
  /** Slash paths from a root, one for each way up, sorted. */
  readonly paths: readonly string[];
  /** Unique in its scheme. */
  readonly uri: string | null;
  /** A code that the scheme gives it, for instance `630` or `QA76`. */
  readonly notation: string | null;
  /** Further codes, sorted. */
  readonly otherNotations: readonly string[];
  /** Of its label, as BCP 47 writes it: `en`, `pt-BR`. */
  readonly language: string | null;
  /** What it is called beside its label. */
  readonly names: readonly SubjectName[];
  /** What it covers, for people. */
  readonly scopeNotes: readonly LanguageText[];
  /** Its vocabulary advises against it, and names nothing in its place. */
  readonly isDeprecated: boolean;
}

export interface SubjectName extends LanguageText {
  /** Its label in this language; else an alternative one. */
  readonly isPreferred: boolean;
}
