import { hashFractionOfBytes } from '@classmark/evaluation';
import type { Chunk, Corpus, LearnerDocument, WordCounts } from '@classmark/learner';
import { hasKnownCell } from '../features/survey.js';
import { yieldToEvents } from '../yield-to-events.js';
import { CellRows, concatenate } from './growing-matrices.js';
import type { UnseenScores } from './out-of-fold.js';
import { fitPart, type Task } from './task.js';

/** Of a thousand documents, the most that are held back from the fit for calibration and thresholds. */
const mostSampled = 100;
/** They stay in memory until the fit has ended: not more of them, of their characters and of their cells than this. */
const mostDocuments = 8_000;
const mostCharacters = 2 ** 25;
const mostCells = 2 ** 24;
/** Makes the choice independent of other choices by hash. */
const sampleSalt = 10;
const beginningLength = 60;
const mostTitleLength = 1_000;
const beginning = new Uint8Array(mostTitleLength + beginningLength);
/** In which calibration is chosen. */
const calibrationFolds = 5;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

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

/** Asks for strings only where there are no bytes: they would be made for it. */
function sizeOf(document: LearnerDocument): number {
  const [title, text] = document.utf8 ?? [document.title, document.text];
  return title.length + text.length;
}

/** A document whose bytes are its own, whatever happens to the file's that they were read from. */
class KeptDocument implements LearnerDocument {
  readonly id: string;
  readonly utf8: readonly [title: Uint8Array, text: Uint8Array];

  constructor(document: LearnerDocument) {
    const { id, utf8 } = document;
    this.id = id;
    this.utf8 = utf8
      ? [new Uint8Array(utf8[0]), new Uint8Array(utf8[1])]
      : [encoder.encode(document.title), encoder.encode(document.text)];
  }

  get title(): string {
    return decoder.decode(this.utf8[0]);
  }

  get text(): string {
    return decoder.decode(this.utf8[1]);
  }
}

const keep = ({ documents, labels }: Chunk): Chunk => ({
  documents: documents.map((document) => new KeptDocument(document)),
  labels,
});

/** Parts a corpus while it is read: what the fit gets, and the calibration sample. */
class SampleKeeper {
  private readonly kept: Chunk[] = [];
  private isComplete = false;

  constructor(
    private readonly corpus: Corpus,
    private readonly share: number,
  ) {}

  /** The sample, once a pass over the other documents has ended. */
  get chunks(): readonly Chunk[] {
    return this.kept;
  }

  /** The others. */
  async *read(): AsyncGenerator<Chunk> {
    let characters = 0;
    for await (const { documents, labels } of this.corpus()) {
      const isSampled = documents.map((document, i) => {
        const isFit = characters > mostCharacters || !hasKnownCell(labels[i]) || fractionOf(document) >= this.share;
        if (isFit) return false;
        characters += sizeOf(document);
        return true;
      });
      const pick = (apart: boolean): Chunk => ({
        documents: documents.filter((_, i) => isSampled[i] === apart),
        labels: labels.filter((_, i) => isSampled[i] === apart),
      });
      if (!this.isComplete && isSampled.includes(true)) this.kept.push(keep(pick(true)));
      yield pick(false);
    }
    this.isComplete = true;
  }
}

/**
 * Fits once and scores by what was learnt the documents of a calibration sample, one in ten at the most: for corpora
 * that are streamed. One pass over the corpus where the fit makes one.
 */
export async function fitAndScoreSample(
  task: Task,
): Promise<{ readonly weights: unknown; readonly unseen: UnseenScores }> {
  const { survey, subjects } = task;
  const most = Math.min(mostDocuments, mostCells / subjects);
  const share = Math.min(mostSampled, Math.ceil((1000 * most) / Math.max(1, survey.labelled)));
  const expected = Math.round((survey.labelled * share) / 1000);
  task.ledger.plan([survey.labelled - expected], expected);
  const keeper = new SampleKeeper(task.corpus, share);
  const weights = await fitPart(task, () => keeper.read(), { stage: 'fit', share: 1 - share / 1000 });
  return { weights, unseen: await scoreSample({ ...task, weights }, keeper.chunks) };
}

async function scoreSample(
  { learner, weights, subjects, signal, ledger }: Task & { readonly weights: unknown },
  chunks: readonly Chunk[],
): Promise<UnseenScores> {
  const rows = new CellRows(subjects);
  const scores: Float64Array[] = [];
  const words: WordCounts[] = [];
  let scored = 0;
  for (const { documents, labels } of chunks) {
    signal.throwIfAborted();
    for (const label of labels) rows.push(label);
    scores.push(learner.decide(weights, documents));
    for (const document of documents) words.push(learner.countWords(weights, document));
    scored += documents.length;
    ledger.report('calibration', 'score', scored);
    await yieldToEvents();
  }
  ledger.finish(scored);
  const truth = rows.finish();
  const folds = Uint8Array.from({ length: truth.documents }, (_, i) => i % calibrationFolds);
  return { truth, scores: concatenate(scores), folds, words };
}
