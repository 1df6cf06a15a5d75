const fraction = /^-?\d+(?:\.\d+(?:e[-+]?\d+)?|e[-+]?\d+)$/i;

/** A number, also one that came as text because a double would write it otherwise, such as 1.0; null for anything else. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && fraction.test(value) ? Number(value) : null;
}
