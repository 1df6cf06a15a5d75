import type { PromiseScope } from '@classmark/evaluation';
import type { PrevalenceEstimate } from './prevalence-estimate.js';
import type { VersionEvaluation } from './stored-classifier.js';
import type { SubjectSelection } from './train-model.js';
import type { VersionState } from './version-state.js';

export type { PromiseScope } from '@classmark/evaluation';

/** A recipe that versions are trained by. */
export interface Model {
  readonly id: number;
  readonly name: string;
  readonly schemeId: number;
  readonly recipe: string;
  readonly parameters: unknown;
  readonly selection: SubjectSelection;
  readonly targetPrecision: number;
  readonly promise: PromiseScope;
  /** The sources that it suggests for, by name; all if there are none. */
  readonly sources: readonly string[];
  /** What it is trained with; null for none. */
  readonly wordVectorsId: number | null;
  readonly encoderId: number | null;
  readonly createdAt: Date;
}

/** What one training run made. */
export interface Version {
  readonly id: number;
  readonly modelId: number;
  /** Counts the versions of its model from 1. */
  readonly number: number;
  readonly runId: bigint;
  readonly state: VersionState;
  /** Subjects it serves now. */
  readonly servingCount: number;
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly provenance: unknown;
  readonly evaluation: VersionEvaluation;
  readonly createdAt: Date;
}

export const classifierStates = ['trained', 'skipped'] as const;
export type ClassifierState = (typeof classifierStates)[number];

/** What a version has for one subject. */
export interface ClassifierSummary {
  readonly versionId: number;
  readonly subjectId: number;
  readonly state: ClassifierState;
  /** Why it was skipped, or why it is review only. */
  readonly reason: string | null;
  /** Null for review only. */
  readonly acceptThreshold: number | null;
  /** Null where it was skipped. */
  readonly reviewThreshold: number | null;
  readonly targetPrecision: number | null;
  /** What that is promised for; null where there is none. */
  readonly promise: PromiseScope | null;
  /** Null until documents were scored by it. */
  readonly prevalenceEstimate: PrevalenceEstimate | null;
  readonly isServing: boolean;
}

/** Which version serves or served a subject, from when to when. */
export interface Deployment {
  readonly id: number;
  readonly subjectId: number;
  readonly versionId: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** The person or key that deployed it; null for the service itself. */
  readonly deployedBy: string | null;
}
