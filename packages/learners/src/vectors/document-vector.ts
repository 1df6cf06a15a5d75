import type { EncodedWeights, LearnerDocument } from '@classmark/learner';
import { listTerms } from '@classmark/text';
import { partsOf } from '../features/parts.js';
import { encodeVectorModel } from './vector-codec.js';
import type { VectorModel, VectorWeighting } from './vector-model.js';
import type { VectorSource } from './vector-source.js';
import { WordCounter } from './word-counter.js';

/** What a word's count is worth before its factor. */
function countWeight(weighting: VectorWeighting, count: number): number {
  return weighting === 'tf-idf' ? 1 + Math.log(count) : count;
}

/** Adds up the vectors of counted words, each by its share. */
export function meanVector(
  { dimensions, vectors, factors, weighting }: Omit<VectorModel, 'centre'>,
  counts: Iterable<readonly [place: number, count: number]>,
): Float64Array {
  const mean = new Float64Array(dimensions);
  let total = 0;
  for (const [place, count] of counts) {
    const share = factors[place] * countWeight(weighting, count);
    total += share;
    const start = place * dimensions;
    for (let d = 0; d < dimensions; d++) mean[d] += share * vectors[start + d];
  }
  if (total > 0) for (let d = 0; d < dimensions; d++) mean[d] /= total;
  return mean;
}

/** Makes vectors of documents by a fitted model. */
export class DocumentVector implements VectorSource {
  readonly isWhole = false;
  private readonly counter: WordCounter;

  constructor(readonly model: VectorModel) {
    this.counter = new WordCounter(model.hashes);
  }

  get dimensions(): number {
    return this.model.dimensions;
  }

  encode(): EncodedWeights {
    return encodeVectorModel(this.model);
  }

  knows(hash: number): boolean {
    return this.counter.placeOf(hash >>> 0) >= 0;
  }

  /** `[dimensions]` */
  vectorOf(document: LearnerDocument): Float64Array {
    const counts = this.counter.count(partsOf(document));
    if (counts.size === 0) return new Float64Array(this.model.dimensions);
    return centred(meanVector(this.model, counts), this.model).vector;
  }

  /**
   * What each occurring word adds to the document's vector times some weights. That the centre takes away belongs to no
   * word.
   * @param weights `[dimensions]`
   */
  listShares(document: LearnerDocument, weights: Float64Array): { term: string; contribution: number }[] {
    const { model, counter } = this;
    const { dimensions, vectors, factors, weighting } = model;
    const counts = new Map(counter.count(partsOf(document)));
    if (counts.size === 0) return [];
    const { scale } = centred(meanVector(model, counts), model);
    const total = [...counts].reduce((sum, [place, n]) => sum + factors[place] * countWeight(weighting, n), 0);
    const names = this.nameWords(document);
    return Array.from(counts, ([place, count]) => {
      let product = 0;
      for (let d = 0; d < dimensions; d++) product += weights[d] * vectors[place * dimensions + d];
      const share = (factors[place] * countWeight(weighting, count)) / total;
      return { term: names.get(place) ?? '', contribution: scale * share * product };
    });
  }

  private nameWords(document: LearnerDocument): Map<number, string> {
    const terms = partsOf(document).flatMap((part) =>
      listTerms(part.normalize('NFC'), { bits: 10, maxWords: 1, stopWords: 'none' }),
    );
    return new Map(
      terms.flatMap(({ term, hash }) => {
        const place = this.counter.placeOf(hash >>> 0);
        return place >= 0 ? [[place, term] as const] : [];
      }),
    );
  }
}

/** The vector less the centre, of length `weight`, and what it was multiplied by; 0 where nothing is left. */
export function centred(
  mean: Float64Array,
  { centre, weight }: Pick<VectorModel, 'centre' | 'weight'>,
): { vector: Float64Array; scale: number } {
  const vector = mean.map((value, d) => value - centre[d]);
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  const scale = length === 0 ? 0 : weight / length;
  return { vector: vector.map((value) => value * scale), scale };
}
