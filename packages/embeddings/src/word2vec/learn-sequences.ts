import { at, type ThreadState } from './word2vec-state.js';

const { fround } = Math;
const steps = 4_096;
const scale = fround(steps / 12);

/** Learns the sequences `from` to `to` (skip-gram or cbow with negative sampling; Mikolov et al. 2013). */
export function learnSequences(state: ThreadState, from: number, to: number, rate: number): number {
  const { starts, plan } = state.shared;
  const learnSentence = plan.architecture === 'cbow' ? learnBags : learnSkipGrams;
  let learnt = 0;
  for (let s = from; s < to; s++) {
    const length = sampleSequence(state, starts[s], starts[s + 1]);
    learnSentence(state, length, fround(rate));
    learnt += length;
  }
  return learnt;
}

/** xorshift32 (Marsaglia 2003). */
function drawNext({ settings }: ThreadState): number {
  let x = settings[at.random];
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  settings[at.random] = x;
  return x >>> 0;
}

function drawBelow(state: ThreadState, bound: number): number {
  return Math.floor((drawNext(state) * bound) / 2 ** 32);
}

function drawWord(state: ThreadState): number {
  const { probabilities, aliases } = state.shared;
  const place = drawBelow(state, aliases.length);
  return drawNext(state) >= probabilities[place] ? aliases[place] : place;
}

/** Copies the words of a sequence that are not left out for being frequent. Returns how many. */
function sampleSequence(state: ThreadState, from: number, to: number): number {
  const { tokens, keep } = state.shared;
  let length = 0;
  for (let t = from; t < to; t++) {
    const word = tokens[t];
    if (drawNext(state) > keep[word]) continue;
    state.sentence[length] = word;
    length += 1;
  }
  return length;
}

function learnSkipGrams(state: ThreadState, length: number, rate: number): void {
  const { shared, sentence, error } = state;
  const { inputs, stride, plan } = shared;
  for (let i = 0; i < length; i++) {
    const reach = 1 + drawBelow(state, plan.window);
    const last = Math.min(length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      if (j === i) continue;
      const input = inputs.subarray(sentence[j] * stride, (sentence[j] + 1) * stride);
      error.fill(0);
      learnTargets(state, sentence[i], input, rate);
      addTo(input, error);
    }
  }
}

function learnBags(state: ThreadState, length: number, rate: number): void {
  const { shared, sentence, error, mean } = state;
  const { inputs, stride, plan } = shared;
  for (let i = 0; i < length; i++) {
    const reach = 1 + drawBelow(state, plan.window);
    const [first, last] = [Math.max(0, i - reach), Math.min(length - 1, i + reach)];
    if (first === last) continue;
    const neighbours: Float32Array[] = [];
    for (let j = first; j <= last; j++) {
      if (j !== i) neighbours.push(inputs.subarray(sentence[j] * stride, (sentence[j] + 1) * stride));
    }
    mean.fill(0);
    error.fill(0);
    for (const input of neighbours) addTo(mean, input);
    const share = fround(1 / (last - first));
    for (let d = 0; d < stride; d++) mean[d] *= share;
    learnTargets(state, sentence[i], mean, rate);
    for (const input of neighbours) addTo(input, error);
  }
}

/** Teaches `hidden` to foretell a word, and not some drawn ones; what it is to learn is added to the error. */
function learnTargets(state: ThreadState, word: number, hidden: Float32Array, rate: number): void {
  const { outputs, stride, plan, sigmoid } = state.shared;
  const { error } = state;
  for (let n = 0; n <= plan.negatives; n++) {
    const target = n === 0 ? word : drawWord(state);
    if (n > 0 && target === word) continue;
    const output = outputs.subarray(target * stride, (target + 1) * stride);
    const place = fround(fround(dot(hidden, output) + 6) * scale);
    const probability = sigmoid[Math.floor(Math.max(0, Math.min(steps, place)))];
    const step = fround(fround((n === 0 ? 1 : 0) - probability) * rate);
    for (let d = 0; d < stride; d++) {
      const before = output[d];
      error[d] += fround(step * before);
      output[d] = before + fround(step * hidden[d]);
    }
  }
}

/** Summed as the kernel's eight lanes are. */
function dot(a: Float32Array, b: Float32Array): number {
  const lanes = new Float32Array(8);
  for (let i = 0; i < a.length; i++) lanes[i & 7] += fround(a[i] * b[i]);
  const [s0, s1, s2, s3] = [0, 1, 2, 3].map((lane) => fround(lanes[lane] + lanes[lane + 4]));
  return fround(fround(s0 + s1) + fround(s2 + s3));
}

function addTo(into: Float32Array, from: Float32Array): void {
  for (let d = 0; d < into.length; d++) into[d] += from[d];
}
