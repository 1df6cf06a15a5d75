import { trimAsJava } from './trim-as-java.js';

// None of these reads a character more than twice, however long a text of digits or blanks is.
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?$/;
const hexadecimal = /^([+-]?)0[xX](?:([\dA-Fa-f]+)\.?|([\dA-Fa-f]*)\.([\dA-Fa-f]+))[pP]([+-]?\d+)[fFdD]?$/;
const special = /^([+-]?)(NaN|Infinity)$/;

/** Rounds `mantissa × 2^exponent` to the nearest double, ties to even. */
function scaleToDouble(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n) return 0;
  const bits = mantissa.toString(2).length;
  if (bits + exponent > 1025) return Number.POSITIVE_INFINITY;
  if (bits + exponent < -1080) return 0;
  // The place of the last bit that the result can hold.
  const lowest = Math.max(bits + exponent - 53, -1074);
  const drop = lowest - exponent;
  if (drop <= 0) return Number(mantissa) * 2 ** exponent;
  const kept = mantissa >> BigInt(drop);
  const rest = mantissa - (kept << BigInt(drop));
  const half = 1n << BigInt(drop - 1);
  const up = rest > half || (rest === half && (kept & 1n) === 1n);
  const rounded = Number(kept + (up ? 1n : 0n));
  // In two steps, as 2^-1074 times 2^53 has no factor in one.
  return lowest < -1022 ? rounded * 2 ** -1022 * 2 ** (lowest + 1022) : rounded * 2 ** lowest;
}

function parseHexadecimal(match: RegExpExecArray): number {
  const [, sign, whole, before = '', after = '', power] = match;
  const digits = whole ?? before + after;
  const exponent = Math.max(-100_000, Math.min(100_000, Number(power)));
  const value = scaleToDouble(BigInt(`0x${digits}`), exponent - 4 * (whole === undefined ? after.length : 0));
  return sign === '-' ? -value : value;
}

/**
 * A number as Java's `Double.parseDouble` reads it; null where it throws. `5d` and `0x1p3` are numbers; an empty text,
 * `0x10` and `1,5` are not.
 */
export function parseJavaDouble(text: string): number | null {
  const trimmed = trimAsJava(text);
  if (decimal.test(trimmed)) return Number(trimmed.replace(/[fFdD]$/, ''));
  const named = special.exec(trimmed);
  if (named !== null) {
    if (named[2] === 'NaN') return Number.NaN;
    return named[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  const hex = hexadecimal.exec(trimmed);
  return hex === null ? null : parseHexadecimal(hex);
}
