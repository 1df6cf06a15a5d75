// Word2vec's inner loops with SIMD; what `src/word2vec/learn-sequences.ts` does in TypeScript, to the bit. The vectors of
// a word are `stride` floats, a multiple of 8. `settings` holds addresses and numbers in the places of `at` there.

function setting(settings: usize, place: usize): u32 {
  return load<u32>(settings + (place << 2));
}

// xorshift32 (Marsaglia 2003).
function drawNext(settings: usize): u32 {
  let x = setting(settings, 13);
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  store<u32>(settings + (13 << 2), x);
  return x;
}

function drawBelow(settings: usize, bound: u32): u32 {
  return <u32>((<u64>drawNext(settings) * <u64>bound) >>> 32);
}

function dot(a: usize, b: usize, bytes: usize): f32 {
  let even = f32x4.splat(0);
  let odd = even;
  for (let end = a + bytes; a < end; a += 32, b += 32) {
    even = f32x4.add(even, f32x4.mul(v128.load(a), v128.load(b)));
    odd = f32x4.add(odd, f32x4.mul(v128.load(a, 16), v128.load(b, 16)));
  }
  const sums = f32x4.add(even, odd);
  const low = f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1);
  return low + (f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3));
}

/** error += step × output; output += step × hidden. */
function learnOutput(error: usize, output: usize, hidden: usize, step: f32, bytes: usize): void {
  const steps = f32x4.splat(step);
  for (let end = error + bytes; error < end; error += 16, output += 16, hidden += 16) {
    const o = v128.load(output);
    v128.store(error, f32x4.add(v128.load(error), f32x4.mul(steps, o)));
    v128.store(output, f32x4.add(o, f32x4.mul(steps, v128.load(hidden))));
  }
}

function addTo(into: usize, from: usize, bytes: usize): void {
  for (let end = into + bytes; into < end; into += 16, from += 16) {
    v128.store(into, f32x4.add(v128.load(into), v128.load(from)));
  }
}

function clear(at: usize, bytes: usize): void {
  memory.fill(at, 0, bytes);
}

function sigmoid(table: usize, x: f32): f32 {
  const place = (x + 6) * (4096 / 12);
  const bounded = max<f32>(0, min<f32>(4096, place));
  return load<f32>(table + ((<usize>(<u32>bounded)) << 2));
}

/** Teaches `hidden` to foretell a word, and not some drawn ones; what it is to learn is added to `error`. */
function learnTargets(settings: usize, word: u32, hidden: usize, error: usize, rate: f32): void {
  const outputs = <usize>setting(settings, 1);
  const bytes = <usize>setting(settings, 2);
  const negatives = setting(settings, 4);
  const probabilities = <usize>setting(settings, 6);
  const aliases = <usize>setting(settings, 7);
  const words = setting(settings, 8);
  const table = <usize>setting(settings, 11);
  for (let n: u32 = 0; n <= negatives; n++) {
    let target = word;
    if (n > 0) {
      target = drawBelow(settings, words);
      if (drawNext(settings) >= load<u32>(probabilities + ((<usize>target) << 2))) {
        target = load<u32>(aliases + ((<usize>target) << 2));
      }
      if (target === word) continue;
    }
    const output = outputs + <usize>target * bytes;
    const wanted: f32 = n > 0 ? 0 : 1;
    learnOutput(error, output, hidden, (wanted - sigmoid(table, dot(hidden, output, bytes))) * rate, bytes);
  }
}

/** Copies the words of a sequence that are not left out for being frequent. Returns how many. */
function sampleSequence(settings: usize, from: u32, to: u32): u32 {
  const keep = <usize>setting(settings, 5);
  const tokens = <usize>setting(settings, 9);
  const sentence = <usize>setting(settings, 12);
  let length: u32 = 0;
  for (let t = from; t < to; t++) {
    const word = load<u32>(tokens + ((<usize>t) << 2));
    if (drawNext(settings) > load<u32>(keep + ((<usize>word) << 2))) continue;
    store<u32>(sentence + ((<usize>length) << 2), word);
    length += 1;
  }
  return length;
}

function wordAt(sentence: usize, place: u32): u32 {
  return load<u32>(sentence + ((<usize>place) << 2));
}

function learnSkipGrams(settings: usize, length: u32, rate: f32): void {
  const inputs = <usize>setting(settings, 0);
  const bytes = <usize>setting(settings, 2);
  const window = setting(settings, 3);
  const sentence = <usize>setting(settings, 12);
  const error = <usize>setting(settings, 14);
  for (let i: u32 = 0; i < length; i++) {
    const reach: u32 = 1 + drawBelow(settings, window);
    const last: u32 = min<u32>(length - 1, i + reach);
    for (let j: u32 = i > reach ? i - reach : 0; j <= last; j++) {
      if (j === i) continue;
      const input = inputs + <usize>wordAt(sentence, j) * bytes;
      clear(error, bytes);
      learnTargets(settings, wordAt(sentence, i), input, error, rate);
      addTo(input, error, bytes);
    }
  }
}

function learnBags(settings: usize, length: u32, rate: f32): void {
  const inputs = <usize>setting(settings, 0);
  const bytes = <usize>setting(settings, 2);
  const window = setting(settings, 3);
  const sentence = <usize>setting(settings, 12);
  const error = <usize>setting(settings, 14);
  const mean = <usize>setting(settings, 15);
  for (let i: u32 = 0; i < length; i++) {
    const reach: u32 = 1 + drawBelow(settings, window);
    const last: u32 = min<u32>(length - 1, i + reach);
    const first: u32 = i > reach ? i - reach : 0;
    if (first === last) continue;
    clear(mean, bytes);
    clear(error, bytes);
    for (let j: u32 = first; j <= last; j++) {
      if (j !== i) addTo(mean, inputs + <usize>wordAt(sentence, j) * bytes, bytes);
    }
    const share = f32x4.splat(<f32>1 / <f32>(last - first));
    for (let at = mean; at < mean + bytes; at += 16) v128.store(at, f32x4.mul(v128.load(at), share));
    learnTargets(settings, wordAt(sentence, i), mean, error, rate);
    for (let j: u32 = first; j <= last; j++) {
      if (j !== i) addTo(inputs + <usize>wordAt(sentence, j) * bytes, error, bytes);
    }
  }
}

/** Learns the sequences `from` to `to`. Returns how many words were not left out. */
export function learn(settings: usize, from: u32, to: u32, rate: f32): u32 {
  const starts = <usize>setting(settings, 10);
  const isBag = setting(settings, 16) !== 0;
  let learnt: u32 = 0;
  for (let s = from; s < to; s++) {
    const start = starts + ((<usize>s) << 2);
    const length = sampleSequence(settings, load<u32>(start), load<u32>(start, 4));
    if (isBag) learnBags(settings, length, rate);
    else learnSkipGrams(settings, length, rate);
    learnt += length;
  }
  return learnt;
}
