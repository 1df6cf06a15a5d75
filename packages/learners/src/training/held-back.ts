import { hashFractionOfBytes } from '@classmark/evaluation';
import type { Chunk, Corpus, DocumentLabels, LearnerDocument } from '@classmark/learner';
import { hasKnownCell } from '../features/survey.js';
import { KeptDocument, sizeOf } from './kept-document.js';
import { LatestDocuments } from './latest-documents.js';

/** The sample stays in memory until the fit has ended: not more of its characters than this. */
const mostCharacters = 2 ** 25;
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
  /** All labelled documents. */
  readonly labelled: number;
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
  readonly latest = new LatestDocuments();
  private characters = 0;
  private labelled = 0;

  constructor(private readonly plan: HoldingPlan) {}

  /** What the fit gets. */
  divide({ documents, labels }: Chunk): Chunk {
    const [fit, sample] = [nothing(), nothing()];
    for (const [i, document] of documents.entries()) {
      const own = labels[i];
      if (!hasKnownCell(own)) add(fit, document, own);
      else if (++this.labelled > this.plan.labelled - this.plan.later) {
        for (const pushedOut of this.latest.push(document, own)) add(fit, pushedOut.document, pushedOut.labels);
      } else if (this.isSampled(document)) add(sample, new KeptDocument(document), own);
      else add(fit, document, own);
    }
    if (sample.documents.length > 0) this.sample.push(sample);
    return fit;
  }

  private isSampled(document: LearnerDocument): boolean {
    if (this.characters > mostCharacters || fractionOf(document) >= this.plan.sampled) return false;
    this.characters += sizeOf(document);
    return true;
  }
}

/** What a whole pass holds back. */
export interface HeldBack {
  readonly sample: readonly Chunk[];
  readonly later: readonly Chunk[];
}

/** Parts a corpus while it is read: what the fit gets, the calibration sample, and what came last. */
export class HoldingReader {
  private held: HeldBack | null = null;

  constructor(
    private readonly corpus: Corpus,
    private readonly plan: HoldingPlan,
  ) {}

  /** What is not held back. */
  async *read(): AsyncGenerator<Chunk> {
    const pass = new Pass(this.plan);
    for await (const chunk of this.corpus()) yield pass.divide(chunk);
    this.held ??= { sample: pass.sample, later: [pass.latest.finish()] };
  }

  /** Reads the corpus where no pass has ended: a fit that goes on from its end reads nothing. */
  async heldBack(signal: AbortSignal): Promise<HeldBack> {
    if (this.held === null) for await (const _ of this.read()) signal.throwIfAborted();
    return this.held ?? { sample: [], later: [] };
  }
}
