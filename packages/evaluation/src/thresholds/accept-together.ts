import type { ScoredLabels } from '../labels/label-matrix.js';
import { type Acceptance, chooseAcceptance, confidence, isKept, type ReviewOnlyReason } from './accept-threshold.js';
import { addHitCounts, countHits, type HitCounts, lowestAccept, precisionBounds } from './precision-bounds.js';

/** One subject's part of what is published together. */
export interface SubjectPart {
  /**
   * Probabilities of documents that neither the weights nor the calibration had seen: many calibrations, each fitted to
   * few documents, would choose together what happened to be right.
   */
  readonly validation: ScoredLabels;
  /** Of the documents that came last; null where none are looked at. */
  readonly later: ScoredLabels | null;
  /** Documents known to have the subject among those validated. */
  readonly positives: number;
}

/** The threshold is one of so many between 0 and 1, so that all subjects' bounds are few. */
const steps = 2_000;

/** What may be published, each probability lowered to a step. */
function findLikely({ labels, scores }: ScoredLabels): ScoredLabels {
  const places: number[] = [];
  for (let i = 0; i < scores.length; i++) if (scores[i] >= lowestAccept) places.push(i);
  return {
    labels: Uint8Array.from(places, (i) => labels[i]),
    scores: Float64Array.from(places, (i) => Math.floor(scores[i] * steps) / steps),
  };
}

function join(parts: readonly ScoredLabels[]): ScoredLabels {
  const size = parts.reduce((sum, { labels }) => sum + labels.length, 0);
  const joined = { labels: new Uint8Array(size), scores: new Float64Array(size) };
  let end = 0;
  for (const { labels, scores } of parts) {
    joined.labels.set(labels, end);
    joined.scores.set(scores, end);
    end += labels.length;
  }
  return joined;
}

function isMostlyWrong(outcome: HitCounts, sure: number): boolean {
  return !isKept(outcome, lowestAccept, sure);
}

/** Why a subject takes no part in what is published together; null where it does. */
function findExclusion({ validation, later, positives }: SubjectPart): ReviewOnlyReason | null {
  const outcome = countHits(validation, lowestAccept);
  if (outcome.predictions === 0) return { code: 'no-confident-predictions', positives };
  if (isMostlyWrong(outcome, confidence.later)) return { code: 'mostly-wrong', among: 'validation', outcome };
  const ofLater = later && countHits(later, lowestAccept);
  if (ofLater === null || !isMostlyWrong(ofLater, confidence.later)) return null;
  return { code: 'mostly-wrong', among: 'later', outcome: ofLater };
}

/**
 * Chooses one threshold on the calibrated probability for all subjects, by the rule that `chooseAcceptance` has for one: of what
 * is published together, the target precision is kept. At a given precision the most is found where everything from one
 * probability on is published, whatever its subject (the likelihood ratio test of Neyman & Pearson 1933).
 */
export class AcceptTogether {
  private readonly parts: (Pick<SubjectPart, 'positives'> & { readonly exclusion: ReviewOnlyReason | null })[] = [];
  private readonly validation: ScoredLabels[] = [];
  private readonly later: ScoredLabels[] = [];

  /** Adds the next subject. */
  add(part: SubjectPart): void {
    const exclusion = findExclusion(part);
    this.parts.push({ positives: part.positives, exclusion });
    if (exclusion !== null) return;
    this.validation.push(findLikely(part.validation));
    if (part.later !== null) this.later.push(findLikely(part.later));
  }

  /** What becomes of the subjects, in the order in which they were added. */
  finish(precision: number): Acceptance[] {
    const acceptance = this.choose(precision);
    return this.parts.map(({ positives, exclusion }) => {
      if (exclusion !== null) return { kind: 'review-only', reason: exclusion };
      if (acceptance.kind === 'accept') return acceptance;
      const { reason } = acceptance;
      const own: ReviewOnlyReason =
        reason.code === 'too-few-positives' ? { ...reason, positives } : { code: 'not-kept-together', reason };
      return { kind: 'review-only', reason: own };
    });
  }

  private choose(precision: number): ReturnType<typeof chooseAcceptance> {
    const bounds = precisionBounds(join(this.validation));
    const later = join(this.later);
    const positives = this.parts.reduce((sum, part) => sum + (part.exclusion === null ? part.positives : 0), 0);
    const checked = this.later.length === 0 ? bounds : addHitCounts(bounds, 'later', later);
    return chooseAcceptance({ bounds: checked, laterBounds: precisionBounds(later), positives }, precision);
  }
}

/**
 * Why subjects that publish together must not, by what came of their suggestions among held-out documents; null for each
 * that may. One must stop where these show with 99 % confidence that most of its suggestions are wrong, all where they
 * show so that the others together did not keep the target.
 */
export function checkTogether(outcomes: readonly HitCounts[], precision: number): (ReviewOnlyReason | null)[] {
  const areWrong = outcomes.map((outcome) => isMostlyWrong(outcome, confidence.heldOut));
  const heldOut = { predictions: 0, hits: 0 };
  for (const [i, { predictions, hits }] of outcomes.entries()) {
    if (areWrong[i]) continue;
    heldOut.predictions += predictions;
    heldOut.hits += hits;
  }
  const isBroken = !isKept(heldOut, precision, confidence.heldOut);
  return outcomes.map((outcome, i) => {
    if (areWrong[i]) return { code: 'mostly-wrong', among: 'heldOut', outcome };
    return isBroken ? { code: 'not-kept-together', reason: { code: 'not-kept-held-out', heldOut, precision } } : null;
  });
}
