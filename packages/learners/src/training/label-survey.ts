import { type LabelMatrix, unknownLabel } from '@classmark/evaluation';
import type { Chunk, Corpus } from '@classmark/learner';
import { hashString } from '@classmark/math';
import { CellCounter } from '../features/cell-counter.js';
import { SampleDrawer } from '../features/sample-drawer.js';
import { hasKnownCell } from '../features/survey.js';
import { yieldToEvents } from '../yield-to-events.js';
import type { SkipReason } from './classifier.js';
import { contentOf } from './content-of.js';
import { CellRows } from './growing-matrices.js';
import type { ProgressLedger } from './training-progress.js';

/** More than this, and out-of-fold scores would not fit in memory: the corpus is streamed. */
const mostFoldDocuments = 200_000;
const mostFoldCells = 2 ** 24;

/** Whether out-of-fold scores fit in memory. */
export const hasFolds = ({ documents, subjects }: { readonly documents: number; readonly subjects: number }): boolean =>
  documents <= mostFoldDocuments && documents * subjects <= mostFoldCells;

/** How often each subject was given and denied. */
export interface LabelCounts {
  readonly documents: number;
  /** Documents of which a cell is known; a learner reads only these. */
  readonly labelled: number;
  /** `[subjects]` */
  readonly positives: Uint32Array;
  /** `[subjects]` */
  readonly negatives: Uint32Array;
  /** How many labelled documents have how many subjects: entry n for n subjects. */
  readonly labelledByYesCount: readonly number[];
  /** Labelled documents, drawn from all over the corpus. */
  readonly sample: Chunk;
}

/** What one pass over the labels tells, before anything is learnt. */
export interface LabelSurvey extends LabelCounts {
  /** Of the labelled documents' titles and texts; null where they were not counted. */
  readonly characters: number | null;
  /** Null where the corpus is too large to hold. */
  readonly held: HeldLabels | null;
}

export interface HeldLabels {
  /** `[documents, subjects]` */
  readonly truth: LabelMatrix;
  /** Documents of the same content have the same group. */
  readonly groups: Uint32Array;
}

/** Numbers groups of documents with the same title and text. */
class ContentGroups {
  private readonly byHash = new Map<number, number>();
  private readonly numbers: number[] = [];

  add(content: string): void {
    const hash = (hashString(content, 1) >>> 11) * 2 ** 32 + (hashString(content, 2) >>> 0);
    const group = this.byHash.get(hash) ?? this.byHash.size;
    this.byHash.set(hash, group);
    this.numbers.push(group);
  }

  finish(): Uint32Array {
    return Uint32Array.from(this.numbers);
  }
}

class Surveyor {
  private readonly cells: CellCounter;
  private readonly byYesCount: number[] = [];
  private readonly drawer = new SampleDrawer();
  documents = 0;
  private characters = 0;
  private held: { rows: CellRows; groups: ContentGroups } | null;

  constructor(readonly subjects: number) {
    this.cells = new CellCounter(subjects);
    this.held = { rows: new CellRows(subjects), groups: new ContentGroups() };
  }

  add({ documents, labels }: Chunk): void {
    for (const [i, document] of documents.entries()) {
      const known = labels[i];
      this.documents += 1;
      if (hasKnownCell(known)) {
        this.cells.add(known);
        this.byYesCount[known.yes.length] = (this.byYesCount[known.yes.length] ?? 0) + 1;
        this.drawer.offer(() => document, known);
        this.characters += document.title.length + document.text.length;
      }
      this.held?.rows.push(known);
      this.held?.groups.add(contentOf(document));
    }
    if (!hasFolds(this)) this.held = null;
  }

  finish(): LabelSurvey {
    const { documents, characters, held } = this;
    const { documents: labelled, positives, negatives } = this.cells.finish();
    const labelledByYesCount = Array.from(this.byYesCount, (count) => count ?? 0);
    const kept = held && { truth: held.rows.finish(), groups: held.groups.finish() };
    const sample = this.drawer.finish();
    return { documents, labelled, characters, positives, negatives, labelledByYesCount, sample, held: kept };
  }
}

/** Reads the labels once. Throws the signal's reason when aborted. */
export async function surveyLabels(
  corpus: Corpus,
  subjects: number,
  { signal, ledger }: { readonly signal: AbortSignal; readonly ledger: ProgressLedger },
): Promise<LabelSurvey> {
  const surveyor = new Surveyor(subjects);
  for await (const chunk of corpus()) {
    signal.throwIfAborted();
    surveyor.add(chunk);
    ledger.report('labels', 'read', surveyor.documents);
    await yieldToEvents();
  }
  signal.throwIfAborted();
  ledger.finish(surveyor.documents);
  return surveyor.finish();
}

/** Why the subject cannot be trained, before the test set is looked at; null where it can. */
export function findSkipReason(survey: LabelSurvey, subject: number): SkipReason | null {
  const positives = survey.positives[subject];
  const negatives = survey.negatives[subject];
  if (positives > 0 && negatives > 0) return null;
  const inTestSet = 0;
  if (positives > 0) return { code: 'no-negatives', positives, isUniversal: positives === survey.labelled, inTestSet };
  return negatives > 0 ? { code: 'no-positives', negatives, inTestSet } : { code: 'no-labels', inTestSet };
}

/** The truth of some subjects only. */
export function pickTruth(truth: LabelMatrix, subjects: readonly number[]): LabelMatrix {
  const cells = new Int8Array(truth.documents * subjects.length).fill(unknownLabel);
  for (let document = 0; document < truth.documents; document++) {
    for (const [column, subject] of subjects.entries()) {
      cells[document * subjects.length + column] = truth.cells[document * truth.subjects + subject];
    }
  }
  return { documents: truth.documents, subjects: subjects.length, cells };
}
