/** A number as Spark's SQL writes a double. */
export function literal(value: number): string {
  if (Number.isNaN(value)) return "double('NaN')";
  if (!Number.isFinite(value)) return value > 0 ? "double('Infinity')" : "(-double('Infinity'))";
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  return Object.is(value, -0) ? '(-0.0D)' : `${mantissa}E${Number(exponent)}D`;
}

export const textLiteral = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;

/** Adds in the order given, however many there are. */
export function sum(terms: readonly string[]): string {
  if (terms.length <= 60) return `(${['0.0D', ...terms].join(' + ')})`;
  return `aggregate(array(${terms.join(', ')}), 0.0D, (total, term) -> total + term)`;
}

/** `exp`, no larger than genmodel lets it become. */
export const boundedExp = (x: string): string => `least(1.0E19D, exp(${x}))`;
