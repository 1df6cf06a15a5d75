import { z } from 'zod';
import { affectedKinds, type Effect, effectActions } from '../upkeep/effect.js';
import type { Concept, StoredConcept } from './concept.js';
import type { KeptSubject, VocabularyPlan } from './plan-vocabulary.js';

/** What a vocabulary file does with a subject; one that is kept may be renamed, moved and edited at once. */
export const subjectChangeKinds = ['added', 'renamed', 'moved', 'merged', 'removed', 'edited'] as const;
export type SubjectChangeKind = (typeof subjectChangeKinds)[number];

/** Of each kind, how many changes, and things that were left out, are listed. */
export const maxListedChanges = 500;

const subjectChange = z.object({
  kind: z.enum(subjectChangeKinds),
  /** The label before; of an added subject, its label. */
  label: z.string(),
  /** Renamed: the label before and after. Moved: the labels right above. Merged: the subject that stays. */
  before: z.array(z.string()),
  after: z.array(z.string()),
});
export type SubjectChange = z.output<typeof subjectChange>;

/** How many there are of what is listed in part; null in reports of before, which did not say. */
const whole = z.int().nullable().default(null);

export const vocabularyReport = z.object({
  added: z.int(),
  renamed: z.int(),
  moved: z.int(),
  merged: z.int(),
  removed: z.int(),
  /** Other labels, notes, URI or notation are another. */
  edited: z.int(),
  unchanged: z.int(),
  changes: z.array(subjectChange),
  /** Broader relations that would form a cycle; they are left out. */
  circles: z.array(z.object({ narrower: z.string(), broader: z.string() })),
  circleCount: whole,
  /** Concepts of the file that stay merged into others, since people have merged them. */
  stillMerged: z.array(z.object({ label: z.string(), into: z.string() })).default([]),
  stillMergedCount: whole,
  /** What the file points at as concepts and does not describe; no subjects are made of it. */
  undescribed: z.array(z.string()).default([]),
  undescribedCount: whole,
  /** What becomes of labels, decisions and what was learnt. */
  effects: z.array(z.object({ action: z.enum(effectActions), kind: z.enum(affectedKinds), count: z.int() })),
});
export type VocabularyReport = z.output<typeof vocabularyReport>;

/** One without a name that another file, or a person, would know. */
const isBlankNode = (key: string): boolean => key.startsWith('_:');

/** What a plan changes, in numbers and subject by subject. */
export function reportVocabulary(
  { added, kept, merged, folded, removed, circles }: VocabularyPlan,
  stored: readonly StoredConcept[],
  { effects, undescribed }: { readonly effects: readonly Effect[]; readonly undescribed: readonly string[] },
): VocabularyReport {
  const labels = new Map([
    ...stored.map(({ key, labels: [{ text }] }) => [key, text] as const),
    ...[...added, ...kept.map(({ concept }) => concept)].map(({ key, labels: [{ text }] }) => [key, text] as const),
  ]);
  const labelOf = (key: string): string => labels.get(key) ?? key;
  const elsewhere = undescribed.filter((key) => !isBlankNode(key));
  const all: Record<SubjectChangeKind, SubjectChange[]> = {
    added: added.map(({ labels: [{ text }], broader }) => change('added', text, [], broader.map(labelOf))),
    renamed: kept
      .filter(({ isRenamed }) => isRenamed)
      .map(({ stored, concept }) => change('renamed', labelIn(stored), [labelIn(stored)], [labelIn(concept)])),
    moved: kept
      .filter(({ isMoved }) => isMoved)
      .map(({ stored, concept }) =>
        change('moved', labelIn(stored), stored.broader.map(labelOf), concept.broader.map(labelOf)),
      ),
    merged: merged.map(({ stored, into }) => change('merged', labelIn(stored), [], [labelOf(into)])),
    removed: removed.map((gone) => change('removed', labelIn(gone), gone.broader.map(labelOf), [])),
    edited: kept.filter(({ isEdited }) => isEdited).map(({ stored }) => change('edited', labelIn(stored), [], [])),
  };
  return {
    added: added.length,
    renamed: all.renamed.length,
    moved: all.moved.length,
    merged: merged.length,
    removed: removed.length,
    edited: all.edited.length,
    unchanged: kept.filter(isUnchanged).length,
    changes: subjectChangeKinds.flatMap((kind) => all[kind].slice(0, maxListedChanges)),
    circles: circles
      .slice(0, maxListedChanges)
      .map(({ narrower, broader }) => ({ narrower: labelOf(narrower), broader: labelOf(broader) })),
    circleCount: circles.length,
    stillMerged: folded
      .slice(0, maxListedChanges)
      .map(({ concept, into }) => ({ label: labelIn(concept), into: labelOf(into) })),
    stillMergedCount: folded.length,
    undescribed: elsewhere.slice(0, maxListedChanges),
    undescribedCount: elsewhere.length,
    effects: [...effects],
  };
}

const labelIn = ({ labels: [{ text }] }: Pick<Concept, 'labels'>): string => text;

const isUnchanged = ({ isRenamed, isMoved, isEdited }: KeptSubject): boolean => !isRenamed && !isMoved && !isEdited;

function change(kind: SubjectChangeKind, label: string, before: string[], after: string[]): SubjectChange {
  return { kind, label, before: before.sort(), after: after.sort() };
}
