import { type Interval, jeffreysInterval, type PromiseScope } from '@classmark/evaluation';
import { type PrevalenceEstimate, warnOfDrop } from '../models/prevalence-estimate.js';
import { type Actor, requireRole } from '../role.js';
import { chooseCandidate, type NewestVersion } from './choose-candidate.js';
import { type NextStep, nextStepFor, type Situation } from './next-step.js';

/** documents = labelled + unlabelled + setAside */
export interface DocumentCounts {
  readonly documents: number;
  /** Something is known of their subjects. */
  readonly labelled: number;
  readonly unlabelled: number;
  readonly setAside: number;
  /** Too many to count each time: these come from the database's statistics. */
  readonly isEstimated: boolean;
}

export const subjectServings = ['publishes', 'review_only', 'not_served'] as const;
export type SubjectServing = (typeof subjectServings)[number];

/** A subject that serves, or that the newest version of a model that serves is about. */
export interface SubjectTally {
  readonly subjectId: number;
  readonly label: string;
  /** The classifier that serves it; null where none does. */
  readonly serving: {
    readonly acceptThreshold: number | null;
    readonly targetPrecision: number | null;
    readonly promise: PromiseScope;
    readonly reason: string | null;
    readonly prevalenceEstimate: PrevalenceEstimate | null;
  } | null;
  /** What the newest version says of it, where that does not serve it: why it was skipped, null where it waits. */
  readonly candidate: { readonly reason: string | null } | null;
  readonly published: number;
  readonly queued: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Of the decided ones, those at or above the accept threshold. */
  readonly acceptedAboveAccept: number;
  readonly rejectedAboveAccept: number;
  /** Of those, the ones drawn at random for a spot check. */
  readonly acceptedInChecks: number;
  readonly rejectedInChecks: number;
  /** `published` or `queued` is too many to count each time. */
  readonly isEstimated: boolean;
}

/** Precision of published suggestions, estimated by a random sample of them. */
export interface SampledPrecision {
  readonly precision: number;
  readonly interval: Interval;
  readonly accepted: number;
  readonly rejected: number;
}

export interface SubjectStatus {
  readonly subjectId: number;
  readonly label: string;
  readonly status: SubjectServing;
  /** Why it is review only, or not served. */
  readonly reason: string | null;
  /** Why it may publish wrong things, where it may. */
  readonly warning: string | null;
  readonly targetPrecision: number | null;
  /** What that is promised for; null where there is no target. */
  readonly promise: PromiseScope | null;
  /**
   * Of the suggestions at or above the accept threshold that somebody decided all the same, the share accepted. People
   * look more at what seems wrong, so this is no unbiased measure. Null where nobody decided any.
   */
  readonly measuredPrecision: number | null;
  /** By spot checks, which are drawn at random. Null where none is decided. */
  readonly sampledPrecision: SampledPrecision | null;
  readonly decidedCount: number;
  readonly published: number;
  readonly queued: number;
}

export interface OverviewProgress extends Pick<Situation, 'unfinishedKinds' | 'newDecisions'> {
  /** The newest version of each model. */
  readonly newestVersions: readonly NewestVersion[];
}

/** What an overview is made from. */
export interface OverviewReader {
  countDocuments(): Promise<DocumentCounts>;
  /** By subject label. */
  listTallies(): Promise<SubjectTally[]>;
  /** What the next step depends on beside the counts. */
  readProgress(): Promise<OverviewProgress>;
}

export interface Overview extends DocumentCounts {
  readonly published: number;
  readonly queued: number;
  readonly decided: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly subjects: readonly SubjectStatus[];
  readonly nextStep: NextStep;
  readonly candidateVersionId: number | null;
}

/** How the whole installation stands. */
export async function readOverview(reader: OverviewReader, actor: Actor): Promise<Overview> {
  requireRole(actor, 'curator');
  const [documents, tallies, progress] = await Promise.all([
    reader.countDocuments(),
    reader.listTallies(),
    reader.readProgress(),
  ]);
  const total = (of: 'published' | 'queued' | 'accepted' | 'rejected') =>
    tallies.reduce((sum, tally) => sum + tally[of], 0);
  const [accepted, rejected, queued] = [total('accepted'), total('rejected'), total('queued')];
  const candidateVersionId = chooseCandidate(progress.newestVersions);
  const isServing = tallies.some(({ serving }) => serving !== null);
  return {
    ...documents,
    isEstimated: documents.isEstimated || tallies.some((tally) => tally.isEstimated),
    published: total('published'),
    queued,
    decided: accepted + rejected,
    accepted,
    rejected,
    subjects: tallies.map(subjectStatusOf),
    nextStep: nextStepFor({ ...documents, ...progress, hasCandidate: candidateVersionId !== null, isServing, queued }),
    candidateVersionId,
  };
}

/** An alert names this many subjects. */
const mostNamed = 5;

/** One alert for all subjects that may publish wrong things. */
export function warnOfDrift(subjects: readonly SubjectStatus[]): string[] {
  const labels = subjects.filter(({ warning }) => warning !== null).map(({ label }) => `"${label}"`);
  if (labels.length === 0) return [];
  const which = labels.length === 1 ? 'One subject seems' : `${labels.length} subjects seem`;
  const more = labels.length > mostNamed ? ` and ${labels.length - mostNamed} more` : '';
  const named = `${labels.slice(0, mostNamed).join(', ')}${more}`;
  return [`${which} rarer in recently scored documents than in training: ${named}.`];
}

/** What people are told of a subject. */
export function subjectStatusOf(tally: SubjectTally): SubjectStatus {
  const { subjectId, label, serving, accepted, rejected, published, queued } = tally;
  const decidedAbove = tally.acceptedAboveAccept + tally.rejectedAboveAccept;
  const status = servingOf(serving);
  const targetPrecision = status === 'publishes' ? (serving?.targetPrecision ?? null) : null;
  return {
    subjectId,
    label,
    status,
    reason: reasonOf(status, tally),
    warning: status === 'publishes' && serving?.prevalenceEstimate ? warnOfDrop(serving.prevalenceEstimate) : null,
    targetPrecision,
    promise: targetPrecision === null ? null : (serving?.promise ?? null),
    measuredPrecision: decidedAbove === 0 ? null : tally.acceptedAboveAccept / decidedAbove,
    sampledPrecision: samplePrecision(tally.acceptedInChecks, tally.rejectedInChecks),
    decidedCount: accepted + rejected,
    published,
    queued,
  };
}

/** Null where nothing is decided. */
export function samplePrecision(accepted: number, rejected: number): SampledPrecision | null {
  if (accepted + rejected === 0) return null;
  const precision = accepted / (accepted + rejected);
  return { precision, interval: jeffreysInterval(accepted, rejected), accepted, rejected };
}

function servingOf(serving: SubjectTally['serving']): SubjectServing {
  if (serving === null) return 'not_served';
  return serving.acceptThreshold === null ? 'review_only' : 'publishes';
}

function reasonOf(status: SubjectServing, { serving, candidate }: SubjectTally): string | null {
  switch (status) {
    case 'publishes':
      return null;
    case 'review_only':
      return serving?.reason ?? 'No accept threshold.';
    case 'not_served':
      return candidate?.reason ?? 'Trained in the newest version, which is not deployed for this subject.';
  }
}
