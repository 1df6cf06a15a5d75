import type { RecipeComparison } from '../comparing/recipe-comparison.js';
import type { TableScoringResult } from '../imported-models/table-scoring-job.js';
import type { ImportReportWithWarnings } from '../ingest/import-report.js';
import type { ClassifierPrevalence } from '../models/prevalence-estimate.js';
import type { Slice } from '../slice.js';
import type { RunKind, RunLogLevel, RunProblem, RunProgress, RunState } from './run.js';

/** A run as people follow it. */
export interface Run {
  readonly id: bigint;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly title: string;
  /** 0 while it waits for its first. */
  readonly attempt: number;
  /** The TensorFlow.js back end of its worker; null where none was asked for. */
  readonly backend: string | null;
  readonly isCancelRequested: boolean;
  readonly progress: RunProgress | null;
  readonly problem: RunProblem | null;
  /** How far an import has got, or got; null for other kinds. */
  readonly importReport: ImportReportWithWarnings | null;
  /** Of a scoring run: subjects that it found rarer than they were in training. */
  readonly prevalenceDrops: readonly ClassifierPrevalence[];
  /** What a table scoring made; null for other kinds, and until it has succeeded. */
  readonly tableScores: TableScoringResult | null;
  /** What a comparison of recipes found; null for other kinds, and until it has succeeded. */
  readonly recipeComparison: RecipeComparison | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** When an import was undone. */
  readonly undoneAt: Date | null;
  /** The person or key that started it; null for the service itself. */
  readonly startedBy: string | null;
}

/** What a run measured, over its steps. */
export interface MetricSeries {
  readonly name: string;
  readonly points: readonly { readonly step: number; readonly value: number }[];
}

export interface RunLogLine {
  readonly at: Date;
  readonly level: RunLogLevel;
  readonly message: string;
}

export interface RunFilter {
  readonly kind?: RunKind | null | undefined;
  readonly state?: RunState | null | undefined;
}

/** By ids of runs. */
export interface RunQuery extends Slice<bigint> {
  readonly filter: RunFilter;
}

export interface RunRecords {
  /** Newest first. */
  listRuns(query: RunQuery): Promise<Run[]>;
  countRuns(filter: RunFilter): Promise<number>;
}
