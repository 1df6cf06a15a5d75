/** Digits and exponent in Java's layout: plain from 10^-3 to below 10^7, else with `E`. */
function layOut(value: number, shortest: string): string {
  const magnitude = Math.abs(value);
  const [mantissa = '', exponent = ''] = shortest.split('e');
  if (magnitude >= 1e-3 && magnitude < 1e7) {
    const digits = mantissa.replace('.', '').replace(/(?<=.)0$/, '');
    const power = Number(exponent);
    if (power < 0) return `0.${'0'.repeat(-power - 1)}${digits}`;
    return `${digits.slice(0, power + 1).padEnd(power + 1, '0')}.${digits.slice(power + 1) || '0'}`;
  }
  return `${mantissa}E${Number(exponent)}`;
}

function format(value: number, shortest: (magnitude: number) => string): string {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const magnitude = Math.abs(value);
  if (magnitude === Number.POSITIVE_INFINITY) return `${sign}Infinity`;
  return magnitude === 0 ? `${sign}0.0` : sign + layOut(magnitude, shortest(magnitude));
}

/** A double as Java's `Double.toString` writes it: with the fewest digits that name it, but at least two. */
export function formatJavaDouble(value: number): string {
  return format(value, (magnitude) => {
    const text = magnitude.toExponential();
    return text.includes('.') ? text : magnitude.toExponential(1);
  });
}

function shortestFloat(magnitude: number): string {
  for (let digits = 1; digits < 8; digits++) {
    const text = magnitude.toExponential(digits);
    if (Math.fround(Number(text)) === magnitude) return text;
  }
  return magnitude.toExponential(8);
}

/** A float32 as Java's `Float.toString` writes it. */
export function formatJavaFloat(value: number): string {
  return format(value, shortestFloat);
}
