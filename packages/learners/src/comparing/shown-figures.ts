import type { Interval } from '@classmark/evaluation';

/** A number to three places; a dash where it is undefined. */
export const shown = (value: number | null): string => (value === null ? '—' : value.toFixed(3));

export const shownChange = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(3)}`;

export const between = ({ low, high }: Interval, show: (value: number) => string = shown): string =>
  `(${show(low)} to ${show(high)})`;

export const shownPValue = (pValue: number): string => (pValue < 0.001 ? 'p < 0.001' : `p = ${pValue.toFixed(3)}`);
