import {
  areEnoughKnown,
  type Contribution,
  explainSubject,
  explainWhole,
  type LearnerDocument,
  scoreDocuments,
  type TrainedVersion,
} from '@classmark/learners';
import { type Span, TermPlaces } from '../term-places.js';

/** Terms shown of a document and a subject: the strongest ones. */
export const mostTerms = 50;

/** A term's share in a raw score, and where it stands. */
export interface MarkedTerm extends Contribution {
  readonly titleSpans: readonly Span[];
  readonly textSpans: readonly Span[];
}

/** What is known of a document's words. */
export interface JudgedWords {
  /** How many different ones are known. */
  readonly known: number;
  /** Whether these are enough for its probabilities to mean what they say. */
  readonly isReliable: boolean;
}

/** Calibrated probabilities by place among the version's classifiers, NaN where one was skipped. */
export type Probabilities = Float64Array;

export interface ScoredText {
  readonly judged: JudgedWords;
  /** Null where the version can say nothing of its words. */
  readonly probabilities: Probabilities | null;
}

/** A subject's place among the version's classifiers. */
interface OfSubject {
  readonly document: LearnerDocument;
  readonly place: number;
}

/** What a version in memory is given to do, and what it gives back. Documents are as `LoadedVersion.read` gave them. */
interface Work {
  judge: { input: { readonly document: LearnerDocument }; output: JudgedWords };
  score: {
    /** `judged`: its words, where they were judged before. */
    input: { readonly document: LearnerDocument; readonly judged: JudgedWords | null };
    output: Probabilities;
  };
  judgeAndScore: { input: { readonly document: LearnerDocument }; output: ScoredText };
  explain: { input: OfSubject; output: MarkedTerm[] };
  explainEncoder: { input: OfSubject; output: number | null };
}

export type WorkKind = keyof Work;
export type TaskInput<Kind extends WorkKind> = Work[Kind]['input'];
export type TaskOutput<Kind extends WorkKind> = Work[Kind]['output'];
export interface ScoringTask<Kind extends WorkKind = WorkKind> {
  readonly kind: Kind;
  readonly input: TaskInput<Kind>;
}

type Doers = { readonly [Kind in WorkKind]: (version: TrainedVersion, input: TaskInput<Kind>) => TaskOutput<Kind> };

const doers: Doers = {
  judge: (version, { document }) => judge(version, document),
  score: (version, { document, judged }) => score(version, document, judged),
  judgeAndScore: (version, { document }) => {
    const judged = judge(version, document);
    const saysNothing = judged.known === 0 && !readsUnknownWords(version);
    return { judged, probabilities: saysNothing ? null : score(version, document, judged) };
  },
  explain: (version, { document, place }) => {
    const places = placesIn(document);
    const contributions = explainSubject(version, document, place);
    return contributions.slice(0, mostTerms).map(({ term, contribution }) => ({
      term,
      contribution,
      titleSpans: places.inTitle(term),
      textSpans: places.inText(term),
    }));
  },
  explainEncoder: (version, { document, place }) => explainWhole(version, document, place),
};

/** Does what a version is asked, wherever it is in memory. */
export function doTask<Kind extends WorkKind>(
  version: TrainedVersion,
  { kind, input }: ScoringTask<Kind>,
): TaskOutput<Kind> {
  return doers[kind](version, input);
}

/** Whether it can say something of a text without a known word, as whole words say little to it. */
export const readsUnknownWords = ({ knownWordsFloor }: Pick<TrainedVersion, 'knownWordsFloor'>): boolean =>
  knownWordsFloor?.words === 0;

function judge({ learner, weights, knownWordsFloor }: TrainedVersion, document: LearnerDocument): JudgedWords {
  const counts = learner.countWords(weights, document);
  return { known: counts.known, isReliable: areEnoughKnown(knownWordsFloor, counts) };
}

function score(version: TrainedVersion, document: LearnerDocument, judged: JudgedWords | null): Probabilities {
  return scoreDocuments(version, [document], judged === null ? undefined : () => judged.isReliable);
}

let lastExplained: { readonly title: string; readonly text: string; readonly places: TermPlaces } | null = null;

/** A text is explained for one subject after the other; its terms are listed once. */
function placesIn({ title, text }: LearnerDocument): TermPlaces {
  if (lastExplained?.text !== text || lastExplained.title !== title) {
    lastExplained = { title, text, places: new TermPlaces({ title, text }) };
  }
  return lastExplained.places;
}
