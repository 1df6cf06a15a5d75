import { hashFractionOfBytes } from '@classmark/evaluation';
import type { Chunk, CountedLabels, DocumentLabels, LearnerDocument } from '@classmark/learner';
import { CellCounter } from '../features/cell-counter.js';
import { hasKnownCell } from '../features/survey.js';
import type { WholeCorpus } from './corpora.js';
import { HeldDocument } from './held-document.js';
import { LatestDocuments } from './latest-documents.js';

/** The sample stays in memory until the fit has ended: not more of its bytes than this. */
const mostBytes = 2 ** 25;
/** Makes the choice independent of other choices by hash. */
const sampleSalt = 10;
const beginningLength = 60;
const mostTitleLength = 1_000;
const beginning = new Uint8Array(mostTitleLength + beginningLength);
const encoder = new TextEncoder();

/** By how it begins, whatever the case of its letters, so that duplicates stay together. */
function fractionOf(document: LearnerDocument): number {
  const [ofTitle, ofText] = document.utf8 ?? encodeBeginning(document);
  const middle = lowerCase(ofTitle, mostTitleLength, 0);
  return hashFractionOfBytes(beginning, lowerCase(ofText, beginningLength, middle), sampleSalt);
}

function encodeBeginning({ title, text }: LearnerDocument): readonly [title: Uint8Array, text: Uint8Array] {
  return [encoder.encode(title), encoder.encode(text.slice(0, beginningLength + 1))];
}

/** Copies the first bytes, letters of ASCII in lower case; returns where the copy ends. */
function lowerCase(bytes: Uint8Array, most: number, at: number): number {
  const length = Math.min(bytes.length, most);
  for (let i = 0; i < length; i++) {
    const byte = bytes[i];
    beginning[at + i] = byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte;
  }
  return at + length;
}

/** How much is held back from a streamed fit. */
export interface HoldingPlan {
  /** Of a thousand labelled documents, how many calibrate. */
  readonly sampled: number;
  /** How many labelled documents, the last of the corpus, check what is promised. */
  readonly later: number;
  /** All labels of the subjects that are learnt. */
  readonly counted: CountedLabels;
}

/** A chunk that grows. */
interface Growing {
  readonly documents: LearnerDocument[];
  readonly labels: DocumentLabels[];
}

const nothing = (): Growing => ({ documents: [], labels: [] });

function add(chunk: Growing, document: LearnerDocument, labels: DocumentLabels): void {
  chunk.documents.push(document);
  chunk.labels.push(labels);
}

/** One pass over the corpus: each pass holds back the same. */
class Pass {
  readonly sample: Chunk[] = [];
  /** The sample's places among the labelled documents. */
  readonly sampled = new Set<number>();
  readonly latest = new LatestDocuments();
  private readonly learnt: CellCounter;
  private bytes = 0;
  private labelled = 0;

  /** @param former a whole pass: it has the sample, so that this one copies nothing for it */
  constructor(
    private readonly plan: HoldingPlan,
    private readonly pick: WholeCorpus['pick'],
    private readonly former: Pass | null,
  ) {
    this.learnt = new CellCounter(plan.counted.positives.length);
  }

  /** What the fit gets. */
  divide({ documents, labels }: Chunk): Chunk {
    const [fit, sample] = [nothing(), nothing()];
    for (const [i, document] of documents.entries()) {
      const own = this.pick(labels[i]);
      if (hasKnownCell(labels[i])) this.labelled += 1;
      if (!hasKnownCell(own)) add(fit, document, own);
      else if (this.isLater() && this.hasLearntMostOf(own)) {
        for (const pushedOut of this.latest.push(document, own)) this.learn(fit, pushedOut.document, pushedOut.labels);
      } else if (!this.isSampled(document)) this.learn(fit, document, own);
      else if (this.former === null) this.keep(sample, document, own);
    }
    if (sample.documents.length > 0) this.sample.push(sample);
    return fit;
  }

  private isLater(): boolean {
    return this.labelled > this.plan.counted.documents - this.plan.later;
  }

  /** A subject that came into use with the last documents is learnt from them. */
  private hasLearntMostOf({ yes, no }: DocumentLabels): boolean {
    const { positives, negatives } = this.plan.counted;
    for (const subject of yes) if (this.learnt.positivesOf(subject) <= positives[subject] / 2) return false;
    const has = new Set(yes);
    for (const subject of no === 'rest' ? negatives.keys() : no) {
      if (has.has(subject)) continue;
      if (this.learnt.negativesOf(subject) <= negatives[subject] / 2) return false;
    }
    return true;
  }

  private isSampled(document: LearnerDocument): boolean {
    if (this.former !== null) return this.former.sampled.has(this.labelled);
    return this.bytes <= mostBytes && fractionOf(document) < this.plan.sampled;
  }

  private learn(fit: Growing, document: LearnerDocument, labels: DocumentLabels): void {
    this.learnt.add(labels);
    add(fit, document, labels);
  }

  private keep(sample: Growing, document: LearnerDocument, labels: DocumentLabels): void {
    const kept = new HeldDocument(document);
    this.bytes += kept.size;
    this.sampled.add(this.labelled);
    add(sample, kept, labels);
  }
}

/** What a whole pass holds back. */
export interface HeldBack {
  readonly sample: readonly Chunk[];
  readonly later: readonly Chunk[];
}

/** Parts a corpus while it is read: what the fit gets, the calibration sample, and what came last. */
export class HoldingReader {
  private first: Pass | null = null;

  constructor(
    private readonly whole: WholeCorpus,
    private readonly plan: HoldingPlan,
  ) {}

  /** What is not held back. */
  async *read(): AsyncGenerator<Chunk> {
    const pass = new Pass(this.plan, this.whole.pick, this.first);
    for await (const chunk of this.whole.corpus()) yield pass.divide(chunk);
    this.first ??= pass;
  }

  /** Reads the corpus where no pass has ended: a fit that goes on from its end reads nothing. */
  async heldBack(signal: AbortSignal): Promise<HeldBack> {
    if (this.first === null) for await (const _ of this.read()) signal.throwIfAborted();
    return this.first === null
      ? { sample: [], later: [] }
      : { sample: this.first.sample, later: [this.first.latest.finish()] };
  }
}
