/** log odds = a x + g y + b */
export interface LogOdds {
  readonly a: number;
  readonly g: number;
  readonly b: number;
}

/** Groups of cells with the same inputs; `y` is null where the second input is not used. */
export interface LogisticProblem {
  readonly x: Float64Array;
  readonly y: Float64Array | null;
  /** Cells in each group, and the sum of their soft targets in [0, 1]. */
  readonly counts: Float64Array;
  readonly targets: Float64Array;
  /** L2 on a and g. */
  readonly l2: number;
}

/** Keeps the Hessian invertible where the inputs do not vary. */
const ridge = 1e-12;
const maxSteps = 100;
const smallestStep = 1e-10;
/** A step that promises less than this of the loss is the last: what remains is its square. */
const smallPromise = 1e-9;

/** Loss, gradient and Hessian at a point: [loss, a, g, b, aa, ag, ab, gg, gb, bb]. */
type Derivatives = Float64Array;

const zeros = new Float64Array(0);

function derivatives({ x, y, counts, targets, l2 }: LogisticProblem, { a, g, b }: LogOdds): Derivatives {
  const hasSecond = y !== null;
  const second = y ?? zeros;
  let loss = (l2 * (a * a + g * g)) / 2;
  let da = l2 * a;
  let dg = l2 * g;
  let db = 0;
  let aa = l2;
  let ag = 0;
  let ab = 0;
  let gg = l2;
  let gb = 0;
  let bb = 0;
  for (let i = 0; i < x.length; i++) {
    const count = counts[i];
    if (count === 0) continue;
    const u = x[i];
    const v = hasSecond ? second[i] : 0;
    const target = targets[i];
    const z = a * u + g * v + b;
    const e = Math.exp(-Math.abs(z));
    loss += count * ((z > 0 ? z : 0) + Math.log1p(e)) - target * z;
    const error = (count * (z >= 0 ? 1 : e)) / (1 + e) - target;
    const weight = (count * e) / ((1 + e) * (1 + e));
    da += error * u;
    db += error;
    aa += weight * u * u;
    ab += weight * u;
    bb += weight;
    if (!hasSecond) continue;
    dg += error * v;
    ag += weight * u * v;
    gg += weight * v * v;
    gb += weight * v;
  }
  return Float64Array.of(loss, da, dg, db, aa, ag, ab, gg, gb, bb);
}

/** The Newton step: solves H × step = -gradient by Cholesky's decomposition; g stays put where y is not used. */
function newtonStep(at: Derivatives, hasSecond: boolean): LogOdds {
  const [, da = 0, dg = 0, db = 0, aa = 0, ag = 0, ab = 0, gg = 0, gb = 0, bb = 0] = at;
  const l11 = Math.sqrt(aa + ridge);
  const l21 = ag / l11;
  const l31 = ab / l11;
  const l22 = hasSecond ? Math.sqrt(Math.max(gg + ridge - l21 * l21, ridge)) : 1;
  const l32 = (gb - l31 * l21) / l22;
  const l33 = Math.sqrt(Math.max(bb + ridge - l31 * l31 - l32 * l32, ridge));
  const u = -da / l11;
  const v = (-dg - l21 * u) / l22;
  const w = (-db - l31 * u - l32 * v) / l33;
  const b = w / l33;
  const g = (v - l32 * b) / l22;
  return { a: (u - l21 * g - l31 * b) / l11, g, b };
}

const move = (from: LogOdds, step: LogOdds, length: number): LogOdds => ({
  a: from.a + length * step.a,
  g: from.g + length * step.g,
  b: from.b + length * step.b,
});

/**
 * Logistic regression on one or two inputs with soft targets: Newton's method with backtracking (Lin, Lin & Weng 2007,
 * algorithm 1).
 * @param start near the optimum, it saves steps
 */
export function fitLogistic(problem: LogisticProblem, start: LogOdds): LogOdds {
  let at = start;
  let here = derivatives(problem, at);
  for (let i = 0; i < maxSteps; i++) {
    const [loss = 0, da = 0, dg = 0, db = 0] = here;
    const step = newtonStep(here, problem.y !== null);
    const slope = da * step.a + dg * step.g + db * step.b;
    if (-slope < smallPromise) return move(at, step, 1);
    let length = 1;
    for (; length >= smallestStep; length /= 2) {
      const next = move(at, step, length);
      const there = derivatives(problem, next);
      if (there[0] >= loss + 1e-4 * length * slope) continue;
      at = next;
      here = there;
      break;
    }
    if (length < smallestStep) break;
  }
  return at;
}
