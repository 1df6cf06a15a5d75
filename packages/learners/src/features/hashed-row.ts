import type { EncodedWeights, LearnerDocument } from '@classmark/learner';
import { createTermRows, listTerms, type TermOptions, type TermRows } from '@classmark/text';
import { encodeHashedModel } from './codec.js';
import type { FeatureRow, TermInRow } from './feature-row.js';
import { type HashedModel, inverseFrequencies, wordMarkOf } from './hashed-model.js';
import { partsOf } from './parts.js';

/** By count, as far as counts are usually: 1 + ln count. */
const logarithms = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));
/** What counts a document's terms holds nothing of a model, so models that count alike share it. */
const counters = new Map<string, TermRows>();

function counterFor({ bits, maxWords, stopWords, signed = false }: TermOptions): TermRows {
  const key = JSON.stringify([bits, maxWords, stopWords, signed]);
  const known = counters.get(key);
  if (known) return known;
  const options = { bits, maxWords, stopWords, signed, weighting: 'count', unitLength: false } as const;
  const counter = createTermRows(options);
  counters.set(key, counter);
  return counter;
}

/** Rows by a HashedModel, in float64. */
export class HashedRow implements FeatureRow {
  size = 0;
  columns: Uint32Array = new Uint32Array(1024);
  values: Float64Array = new Float64Array(1024);
  private readonly counter: TermRows;
  /** One more than a hashed column's place among the model's, or 0. */
  private readonly places: Uint32Array;
  private readonly factors: Float64Array | null;

  constructor(readonly model: HashedModel) {
    this.counter = counterFor(model);
    this.factors = inverseFrequencies(model);
    this.places = new Uint32Array(2 ** model.bits);
    const { buckets } = model;
    for (let place = 0; place < buckets.length; place++) this.places[buckets[place] ?? 0] = place + 1;
  }

  get width(): number {
    return this.model.buckets.length;
  }

  fill(document: LearnerDocument): void {
    const { counter, places, factors, model } = this;
    counter.clear();
    counter.add(partsOf(document));
    const { indices, values: counts } = counter.view();
    if (this.columns.length < indices.length) this.grow(indices.length);
    let size = 0;
    let squares = 0;
    for (let i = 0; i < indices.length; i++) {
      const place = places[indices[i] ?? 0] ?? 0;
      if (place === 0 && !model.isOpen) continue;
      const value = this.weigh(counts[i] ?? 0) * (factors ? (factors[place - 1] ?? 0) : 1);
      squares += value * value;
      if (place === 0) continue;
      this.columns[size] = place - 1;
      this.values[size] = value;
      size += 1;
    }
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    for (let i = 0; i < size; i++) this.values[i] = (this.values[i] ?? 0) * scale;
    this.size = size;
  }

  countKnownWords(document: LearnerDocument): number {
    const known = new Set<number>();
    for (const part of partsOf(document)) {
      for (const { hash } of listTerms(part.normalize('NFC'), { ...this.model, maxWords: 1 })) {
        const column = this.columnOf(hash);
        if (column >= 0 && ((this.model.wordMarks[column] ?? 0) & wordMarkOf(hash)) !== 0) known.add(hash);
      }
    }
    return known.size;
  }

  listTerms(document: LearnerDocument): TermInRow[] {
    const terms = new Map<string, TermInRow>();
    for (const part of partsOf(document)) {
      for (const { term, hash } of listTerms(part.normalize('NFC'), this.model)) {
        const column = this.columnOf(hash);
        if (column >= 0) terms.set(term, { term, column, count: 1 + (terms.get(term)?.count ?? 0) });
      }
    }
    return [...terms.values()];
  }

  encode(): EncodedWeights {
    return encodeHashedModel(this.model);
  }

  private columnOf(hash: number): number {
    return (this.places[hash & (this.places.length - 1)] ?? 0) - 1;
  }

  private weigh(count: number): number {
    if (this.model.weighting === 'count') return count;
    const size = Math.abs(count);
    const weight = logarithms[size] ?? 1 + Math.log(size);
    return count < 0 ? -weight : weight;
  }

  private grow(needed: number): void {
    this.columns = new Uint32Array(2 * needed);
    this.values = new Float64Array(2 * needed);
  }
}
