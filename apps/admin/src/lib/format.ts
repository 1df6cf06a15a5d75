const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const fourDigits = new Intl.NumberFormat('en', {
  maximumSignificantDigits: 4,
  maximumFractionDigits: 0,
  roundingPriority: 'morePrecision',
});
const dateTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** 12345 → "12,345". */
export const formatCount = (count: number): string => whole.format(count);

/** 1, "row" → "1 row"; 2300, "row" → "2,300 rows". */
export const formatCounted = (count: number, noun: string): string =>
  `${formatCount(count)} ${count === 1 ? noun : `${noun}s`}`;

/** Any number to four digits, and whole from a thousand on: .2616778 → "0.2617", −12345.6 → "−12,346". */
export const formatNumber = (value: number): string => fourDigits.format(value).replace('-', '−');

/** .876 → "88%". */
export const formatPercent = (fraction: number): string => `${Math.round(fraction * 100)}%`;

/** .8765 → "0.88"; nothing known → "–". */
export const formatShare = (share: number | null | undefined, digits = 2): string =>
  share === null || share === undefined ? '–' : share.toFixed(digits);

/** .8765 → "0.88"; kept back for a blind decision → "hidden". */
export const formatProbability = (probability: number | null): string =>
  probability === null ? 'hidden' : formatShare(probability);

/** {low: .871, high: .963} → "0.87–0.96". */
export const formatInterval = ({ low, high }: { low: number; high: number }, digits = 2): string =>
  `${formatShare(low, digits)}–${formatShare(high, digits)}`;

/** Figures in as many digits, from two on, as tell those apart that differ: .926 and .9264 → "0.9260" and "0.9264". */
export const formatShares = (shares: readonly (number | null)[]): string[] => {
  const known = new Set(shares.filter((share) => share !== null));
  const tellsApart = (digits: number): boolean =>
    new Set([...known].map((share) => share.toFixed(digits))).size === known.size;
  const digits = [2, 3, 4, 5, 6, 7].find(tellsApart) ?? 2;
  return shares.map((share) => formatShare(share, digits));
};

/** A change with its sign: .0312 → "+0.031". */
export const formatChange = (change: number | null | undefined): string => {
  if (change === null || change === undefined) return '–';
  const rounded = change.toFixed(3);
  if (Number(rounded) === 0) return '±0';
  return change > 0 ? `+${rounded}` : rounded.replace('-', '−');
};

export const formatDateTime = (iso: string): string => dateTime.format(new Date(iso));

/** "3 minutes ago"; older than a month: the date. */
export const formatAgo = (iso: string, nowMs: number = Date.now()): string => {
  const seconds = (new Date(iso).getTime() - nowMs) / 1000;
  if (Math.abs(seconds) > 30 * 86_400) return formatDateTime(iso);
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return 'just now';
};

/** 75 → "1 min 15 s". */
export const formatSeconds = (seconds: number): string => {
  const total = Math.max(0, Math.round(seconds));
  if (total < 60) return `${total} s`;
  if (total < 3_600) return `${Math.floor(total / 60)} min ${total % 60} s`;
  return `${Math.floor(total / 3_600)} h ${Math.floor((total % 3_600) / 60)} min`;
};

/** 1830000 → "1.8 MB". */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
};

/** SET_ASIDE → "Set aside". */
export const formatConstant = (constant: string): string => {
  const words = constant.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
