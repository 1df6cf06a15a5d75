import type { HarvestedRow } from './harvested-row.js';

/** A place in a harvest: what is asked next, and what to make of the answer. */
export interface HarvestStep {
  readonly isDone: boolean;
  readonly address: string;
  /** Entries so far that were read before and come again, since a part of the list was begun anew. */
  readonly readAgain: number;
  /** … that came again, since the source sent a page again. */
  readonly sentAgain: number;
  /** For another process to go on from, by `planHarvest`. */
  readonly saved: unknown;
  /**
   * @param line the number of the last entry before this answer
   * @throws PassingError where asking again may help, LastingError where not
   */
  readonly read: (answer: string, line: number) => HarvestedPage;
  /** Where the harvest goes on if the source gives nothing here, again and again; null where it can't. */
  readonly detour: HarvestDetour | null;
}

export interface HarvestDetour {
  readonly step: HarvestStep;
  /** What is worth telling of it. */
  readonly remark: string;
}

/** What an answer brings, and where the harvest goes on. */
export interface HarvestedPage {
  readonly rows: readonly HarvestedRow[];
  readonly next: HarvestStep;
  /** Entries of all that is being read, where the source says. */
  readonly total: number | null;
  /** What is worth telling of it. */
  readonly remark: string | null;
  /** Whether its records name subjects that they have beside those of other pages. */
  readonly addsLabels: boolean;
}
