/** Something that is due again and again. */
export interface TimetableEntry {
  readonly key: string;
  /** Five fields. */
  readonly cron: string;
  readonly timeZone: string;
}

/** What begins by the clock, on whichever worker. */
export interface Timetable {
  /** Names it in the queue. */
  readonly name: string;
  /** What it says now; asked often. */
  list(): Promise<readonly TimetableEntry[]>;
  /** An entry is due. */
  begin(key: string): Promise<void>;
}
