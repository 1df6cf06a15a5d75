// The inner loops of `sgd-kernel.ts` over one row, for one to four vectors of a column's weights.

export function score1(at: usize, end: usize, values: usize, weights: usize, stride: usize, scores: usize): void {
  let a = f32x4.splat(0);
  for (; at < end; at += 4, values += 4) {
    const x = v128.load32_splat(values);
    a = f32x4.add(a, f32x4.mul(x, v128.load(weights + <usize>load<u32>(at) * stride)));
  }
  v128.store(scores, a);
}

export function score2(at: usize, end: usize, values: usize, weights: usize, stride: usize, scores: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  for (; at < end; at += 4, values += 4) {
    const x = v128.load32_splat(values);
    const w = weights + <usize>load<u32>(at) * stride;
    a = f32x4.add(a, f32x4.mul(x, v128.load(w)));
    b = f32x4.add(b, f32x4.mul(x, v128.load(w, 16)));
  }
  v128.store(scores, a);
  v128.store(scores, b, 16);
}

export function score3(at: usize, end: usize, values: usize, weights: usize, stride: usize, scores: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  for (; at < end; at += 4, values += 4) {
    const x = v128.load32_splat(values);
    const w = weights + <usize>load<u32>(at) * stride;
    a = f32x4.add(a, f32x4.mul(x, v128.load(w)));
    b = f32x4.add(b, f32x4.mul(x, v128.load(w, 16)));
    c = f32x4.add(c, f32x4.mul(x, v128.load(w, 32)));
  }
  v128.store(scores, a);
  v128.store(scores, b, 16);
  v128.store(scores, c, 32);
}

export function score4(at: usize, end: usize, values: usize, weights: usize, stride: usize, scores: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (; at < end; at += 4, values += 4) {
    const x = v128.load32_splat(values);
    const w = weights + <usize>load<u32>(at) * stride;
    a = f32x4.add(a, f32x4.mul(x, v128.load(w)));
    b = f32x4.add(b, f32x4.mul(x, v128.load(w, 16)));
    c = f32x4.add(c, f32x4.mul(x, v128.load(w, 32)));
    d = f32x4.add(d, f32x4.mul(x, v128.load(w, 48)));
  }
  v128.store(scores, a);
  v128.store(scores, b, 16);
  v128.store(scores, c, 32);
  v128.store(scores, d, 48);
}

export function hasStep(steps: usize, vectors: i32): bool {
  const zero = f32x4.splat(0);
  for (let v = 0; v < vectors; v++, steps += 16) {
    if (v128.any_true(f32x4.ne(v128.load(steps), zero))) return true;
  }
  return false;
}

export function add(w: usize, x: v128, step: v128): void {
  v128.store(w, f32x4.add(v128.load(w), f32x4.mul(x, step)));
}

export function add1(at: usize, end: usize, factors: usize, weights: usize, stride: usize, steps: usize): void {
  const a = v128.load(steps);
  for (; at < end; at += 4, factors += 4) {
    add(weights + <usize>load<u32>(at) * stride, v128.load32_splat(factors), a);
  }
}

export function add2(at: usize, end: usize, factors: usize, weights: usize, stride: usize, steps: usize): void {
  const a = v128.load(steps);
  const b = v128.load(steps, 16);
  for (; at < end; at += 4, factors += 4) {
    const x = v128.load32_splat(factors);
    const w = weights + <usize>load<u32>(at) * stride;
    add(w, x, a);
    add(w + 16, x, b);
  }
}

export function add3(at: usize, end: usize, factors: usize, weights: usize, stride: usize, steps: usize): void {
  const a = v128.load(steps);
  const b = v128.load(steps, 16);
  const c = v128.load(steps, 32);
  for (; at < end; at += 4, factors += 4) {
    const x = v128.load32_splat(factors);
    const w = weights + <usize>load<u32>(at) * stride;
    add(w, x, a);
    add(w + 16, x, b);
    add(w + 32, x, c);
  }
}

export function add4(at: usize, end: usize, factors: usize, weights: usize, stride: usize, steps: usize): void {
  const a = v128.load(steps);
  const b = v128.load(steps, 16);
  const c = v128.load(steps, 32);
  const d = v128.load(steps, 48);
  for (; at < end; at += 4, factors += 4) {
    const x = v128.load32_splat(factors);
    const w = weights + <usize>load<u32>(at) * stride;
    add(w, x, a);
    add(w + 16, x, b);
    add(w + 32, x, c);
    add(w + 48, x, d);
  }
}
