/** `210 ms`; of what is faster than a millisecond, `under 1 ms`. */
export const msText = (ms: number): string => (ms < 1 ? 'under 1 ms' : `${Math.round(ms)} ms`);
