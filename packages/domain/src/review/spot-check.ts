import type { PromiseScope } from '@classmark/evaluation';
import type { DocumentSubject } from '../documents/document.js';
import type { Prediction } from './prediction.js';
import { isDecided } from './prediction-state.js';

/** How often a place on a desk goes to a spot check, and what decides it. */
export interface SpotChecking {
  /** 0 to 1. */
  readonly share: number;
  /** Uniform, from 0 to 1. */
  random(): number;
}

/** How the free places of a desk are filled: which by spot checks, and which of the others are blind, too. */
export interface DeskPlan {
  readonly checks: number;
  readonly blind: readonly boolean[];
}

/** Other documents are blind as often as spot checks are, so that a blind one is not known to be published. */
export function planDesk(places: number, { share, random }: SpotChecking): DeskPlan {
  const isCheck = Array.from({ length: places }, () => random() < share);
  const others = isCheck.filter((check) => !check);
  return { checks: places - others.length, blind: others.map(() => random() < share) };
}

/**
 * Whether a subject's check is drawn among all that its version publishes by one promise, each as likely as any: only so do
 * the checks say what is kept of that promise. A desk of one subject has that subject's alone.
 */
export function isDrawnAmongAll(promise: PromiseScope, deskSubjectId: number | null): boolean {
  return promise === 'together' && deskSubjectId === null;
}

/** Puts what is checked among the others of a desk, anywhere: where it lies must not tell what is checked. */
export function mixIn<Item>(others: readonly Item[], checked: readonly Item[], random: SpotChecking['random']): Item[] {
  const items = [...others];
  for (const item of checked) items.splice(Math.floor(random() * (items.length + 1)), 0, item);
  return items;
}

/** A document that somebody is to decide without the model's opinion. */
export interface BlindDocument {
  readonly documentId: bigint;
  /** Subjects whose published suggestions are checked; none for a document that only looks like it. */
  readonly subjectIds: readonly number[];
}

/** A prediction as somebody sees it; in a blind check without its probability. */
export interface ShownPrediction extends Omit<Prediction, 'probability'> {
  readonly probability: number | null;
}

/**
 * What is checked looks like any suggestion in review, nothing undecided shows what the model thinks, and what else is
 * published is left out.
 */
export function hidePredictions(
  predictions: readonly Prediction[],
  blind: readonly BlindDocument[],
): ShownPrediction[] {
  const checked = new Map(blind.map(({ documentId, subjectIds }) => [documentId, subjectIds]));
  return predictions.flatMap((prediction): ShownPrediction[] => {
    const subjectIds = checked.get(prediction.documentId);
    if (subjectIds === undefined || isDecided(prediction.state)) return [prediction];
    const isPublished = prediction.state === 'published';
    if (isPublished && !subjectIds.includes(prediction.subjectId)) return [];
    return [{ ...prediction, state: isPublished ? 'queued' : prediction.state, probability: null, margin: 0 }];
  });
}

/** A blind document does not show what is published. */
export function hideSubjects(subjects: readonly DocumentSubject[], blind: readonly BlindDocument[]): DocumentSubject[] {
  const documents = new Set(blind.map(({ documentId }) => documentId));
  return subjects.filter(({ documentId, status }) => status !== 'published' || !documents.has(documentId));
}
