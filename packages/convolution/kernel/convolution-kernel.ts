// The hot loops of a convolutional network with SIMD; what `src/plain-operations.ts` does in TypeScript, to the bit. All
// lengths in floats are multiples of 8.

/** Panels of 8 columns: `into[panel][row][8]` of `from[column][row]`. */
export function pack(from: usize, columns: u32, rows: u32, into: usize): void {
  const bytes = (<usize>rows) << 2;
  for (let c: u32 = 0; c < columns; c += 8) {
    for (let r: usize = 0; r < bytes; r += 4) {
      for (let lane: usize = 0; lane < 8; lane++) {
        store<f32>(into + (lane << 2), load<f32>(from + lane * bytes + r));
      }
      into += 32;
    }
    from += 8 * bytes;
  }
}

/** Four rows times one panel: `inputs [4, depth]`, `panel [depth][8]`, to `outputs` with `outputBytes` from row to row. */
function projectFour(inputs: usize, depthBytes: usize, panel: usize, outputs: usize, outputBytes: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let e = a;
  let f = a;
  let g = a;
  let h = a;
  const second = inputs + depthBytes;
  const third = second + depthBytes;
  const fourth = third + depthBytes;
  for (let k: usize = 0; k < depthBytes; k += 4, panel += 32) {
    const low = v128.load(panel);
    const high = v128.load(panel, 16);
    const one = v128.load32_splat(inputs + k);
    a = f32x4.add(a, f32x4.mul(one, low));
    b = f32x4.add(b, f32x4.mul(one, high));
    const two = v128.load32_splat(second + k);
    c = f32x4.add(c, f32x4.mul(two, low));
    d = f32x4.add(d, f32x4.mul(two, high));
    const three = v128.load32_splat(third + k);
    e = f32x4.add(e, f32x4.mul(three, low));
    f = f32x4.add(f, f32x4.mul(three, high));
    const four = v128.load32_splat(fourth + k);
    g = f32x4.add(g, f32x4.mul(four, low));
    h = f32x4.add(h, f32x4.mul(four, high));
  }
  v128.store(outputs, a);
  v128.store(outputs, b, 16);
  outputs += outputBytes;
  v128.store(outputs, c);
  v128.store(outputs, d, 16);
  outputs += outputBytes;
  v128.store(outputs, e);
  v128.store(outputs, f, 16);
  outputs += outputBytes;
  v128.store(outputs, g);
  v128.store(outputs, h, 16);
}

function projectOne(inputs: usize, depthBytes: usize, panel: usize, output: usize): void {
  let low = f32x4.splat(0);
  let high = low;
  for (let k: usize = 0; k < depthBytes; k += 4, panel += 32) {
    const one = v128.load32_splat(inputs + k);
    low = f32x4.add(low, f32x4.mul(one, v128.load(panel)));
    high = f32x4.add(high, f32x4.mul(one, v128.load(panel, 16)));
  }
  v128.store(output, low);
  v128.store(output, high, 16);
}

/** `outputs [rows, columns]` = `inputs [rows, depth]` × what was packed of `[columns, depth]`. */
export function project(inputs: usize, rows: u32, depth: u32, packed: usize, columns: u32, outputs: usize): void {
  const depthBytes = (<usize>depth) << 2;
  const outputBytes = (<usize>columns) << 2;
  const panels = columns >> 3;
  let row: u32 = 0;
  for (; row + 4 <= rows; row += 4) {
    for (let p: u32 = 0; p < panels; p++) {
      projectFour(inputs, depthBytes, packed + <usize>p * 8 * depthBytes, outputs + ((<usize>p) << 5), outputBytes);
    }
    inputs += 4 * depthBytes;
    outputs += 4 * outputBytes;
  }
  for (; row < rows; row++) {
    for (let p: u32 = 0; p < panels; p++) {
      projectOne(inputs, depthBytes, packed + <usize>p * 8 * depthBytes, outputs + ((<usize>p) << 5));
    }
    inputs += depthBytes;
    outputs += outputBytes;
  }
}

/**
 * The largest sum over all windows of `width` words, filter by filter, and where the first such window begins.
 * `rows [length]` are places of words in `projected`, whose rows are `rowBytes` apart and begin with the `width × filters`
 * floats of these filters. A window that reaches over the end is as if zeros followed.
 */
export function pool(
  projected: usize,
  rowBytes: usize,
  rows: usize,
  length: u32,
  width: u32,
  filters: u32,
  maxima: usize,
  firsts: usize,
): void {
  const filterBytes = (<usize>filters) << 2;
  const windows: u32 = length > width ? length - width + 1 : 1;
  for (let f: usize = 0; f < filterBytes; f += 32) {
    let low = f32x4.splat(-Infinity);
    let high = low;
    let lowFirst = i32x4.splat(0);
    let highFirst = lowFirst;
    for (let p: u32 = 0; p < windows; p++) {
      let a = f32x4.splat(0);
      let b = a;
      const end = min<u32>(length, p + width);
      let at = projected + f;
      for (let t = p; t < end; t++, at += filterBytes) {
        const row = at + <usize>load<u32>(rows + ((<usize>t) << 2)) * rowBytes;
        a = f32x4.add(a, v128.load(row));
        b = f32x4.add(b, v128.load(row, 16));
      }
      const place = i32x4.splat(p);
      const lowMore = f32x4.gt(a, low);
      const highMore = f32x4.gt(b, high);
      low = v128.bitselect(a, low, lowMore);
      high = v128.bitselect(b, high, highMore);
      lowFirst = v128.bitselect(place, lowFirst, lowMore);
      highFirst = v128.bitselect(place, highFirst, highMore);
    }
    v128.store(maxima + f, low);
    v128.store(maxima + f, high, 16);
    v128.store(firsts + f, lowFirst);
    v128.store(firsts + f, highFirst, 16);
  }
}

/** `into` += `factor` × `from`. */
function addTimes(into: usize, factor: f32, from: usize, bytes: usize): void {
  const factors = f32x4.splat(factor);
  for (let end = into + bytes; into < end; into += 32, from += 32) {
    v128.store(into, f32x4.add(v128.load(into), f32x4.mul(factors, v128.load(from))));
    v128.store(into, f32x4.add(v128.load(into, 16), f32x4.mul(factors, v128.load(from, 16))), 16);
  }
}

/**
 * What `pool` chose leads each filter's slope back: to the filter's own slopes, and to those of the window's words unless
 * `inputSlopes` is 0. `rows [length]` are places of words in `inputs [words, depth]`.
 */
export function spread(
  slopes: usize,
  firsts: usize,
  rows: usize,
  length: u32,
  width: u32,
  filters: u32,
  depth: u32,
  inputs: usize,
  weights: usize,
  inputSlopes: usize,
  weightSlopes: usize,
): void {
  const bytes = (<usize>depth) << 2;
  for (let f: u32 = 0; f < filters; f++) {
    const slope = load<f32>(slopes + ((<usize>f) << 2));
    if (slope === 0) continue;
    const first = load<u32>(firsts + ((<usize>f) << 2));
    const end = min<u32>(length, first + width);
    let column = <usize>f * bytes;
    for (let t = first; t < end; t++) {
      const row = <usize>load<u32>(rows + ((<usize>t) << 2)) * bytes;
      addTimes(weightSlopes + column, slope, inputs + row, bytes);
      if (inputSlopes !== 0) addTimes(inputSlopes + row, slope, weights + column, bytes);
      column += <usize>filters * bytes;
    }
  }
}

/** Adam (Kingma & Ba 2015); `rate` and `epsilon` hold the corrections of both moments. Clears the slopes. */
export function adam(
  values: usize,
  slopes: usize,
  means: usize,
  squares: usize,
  length: u32,
  rate: f32,
  epsilon: f32,
): void {
  const oldMean = f32x4.splat(0.9);
  const newMean = f32x4.splat(0.1);
  const oldSquare = f32x4.splat(0.999);
  const newSquare = f32x4.splat(0.001);
  const rates = f32x4.splat(rate);
  const epsilons = f32x4.splat(epsilon);
  for (let i: usize = 0; i < (<usize>length) << 2; i += 16) {
    const slope = v128.load(slopes + i);
    const mean = f32x4.add(f32x4.mul(oldMean, v128.load(means + i)), f32x4.mul(newMean, slope));
    const square = f32x4.add(
      f32x4.mul(oldSquare, v128.load(squares + i)),
      f32x4.mul(newSquare, f32x4.mul(slope, slope)),
    );
    v128.store(means + i, mean);
    v128.store(squares + i, square);
    const step = f32x4.div(f32x4.mul(rates, mean), f32x4.add(f32x4.sqrt(square), epsilons));
    v128.store(values + i, f32x4.sub(v128.load(values + i), step));
    v128.store(slopes + i, f32x4.splat(0));
  }
}
