import { z } from 'zod';

/** Datestamps from the first to the last, both inclusive, as the repository writes them: days or seconds. Null: without end. */
export const oaiWindow = z.object({ from: z.string().nullable(), until: z.string().nullable() });
export type OaiWindow = Readonly<z.output<typeof oaiWindow>>;

const isDay = (stamp: string): boolean => stamp.length === 10;
const secondMs = 1_000;
const dayMs = 86_400_000;

const inSeconds = ({ from, until }: OaiWindow): OaiWindow => ({
  from: from !== null && isDay(from) ? `${from}T00:00:00Z` : from,
  until: until !== null && isDay(until) ? `${until}T23:59:59Z` : until,
});

/** Both ends of a window must be days, or both seconds; a last day ends with its last second. */
export function inOneGranularity({ from, until }: OaiWindow): OaiWindow {
  const isMixed = from !== null && until !== null && isDay(from) !== isDay(until);
  return isMixed ? inSeconds({ from, until }) : { from, until };
}

/**
 * The two halves of a window; null where it is a day, or a second, and where it has no ends or such as no calendar has.
 * @param seen the earliest and the latest datestamp of its records, which stand in for ends that it lacks
 */
export function halveWindow(window: OaiWindow, seen: OaiWindow): readonly [OaiWindow, OaiWindow] | null {
  if (seen.from === null) return null;
  const unitMs = isDay(seen.from) ? dayMs : secondMs;
  const whole = { from: window.from ?? seen.from, until: window.until ?? seen.until };
  const { from, until } = unitMs === dayMs ? whole : inSeconds(whole);
  if (from === null || until === null) return null;
  const [first, last] = [from, until].map((stamp) => Math.floor(Date.parse(stamp) / unitMs));
  if (first === undefined || last === undefined || !(first < last)) return null;
  const middle = first + Math.floor((last - first) / 2);
  const stampOf = (units: number): string => {
    const iso = new Date(units * unitMs).toISOString();
    return unitMs === dayMs ? iso.slice(0, 10) : `${iso.slice(0, 19)}Z`;
  };
  return [
    { from: window.from, until: stampOf(middle) },
    { from: stampOf(middle + 1), until: window.until },
  ];
}

/** Whether a datestamp lies out of a window, by more than clocks and time zones may be off. */
export function isOutside(window: OaiWindow, stamp: string): boolean {
  const { from, until } = inSeconds(window);
  const at = Date.parse(stamp);
  return (from !== null && at < Date.parse(from) - dayMs) || (until !== null && at > Date.parse(until) + dayMs);
}
