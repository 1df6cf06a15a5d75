import { uncancelled } from '@classmark/database';

/** Rows are given so long after they were read, be the database away. */
const knownMs = 60_000;
/** Rows that are asked for after this are read anew, while those known are given. */
const freshMs = 5_000;
const mostRows = 50_000;

interface Known<Row> {
  readonly row: Row;
  readonly readAt: number;
}

/** Rows of a table by key, as they were up to a minute ago: for what is shown again and again and hardly ever changes. */
export class RowMemory<Key, Row> {
  private readonly known = new Map<Key, Known<Row>>();
  private reading: Promise<void> | null = null;

  constructor(
    private readonly read: (keys: readonly Key[]) => Promise<readonly Row[]>,
    private readonly keyOf: (row: Row) => Key,
    /** Told why rows could not be read anew. */
    private readonly onFailure: (error: unknown) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Those that are there, by key. */
  async get(keys: readonly Key[]): Promise<ReadonlyMap<Key, Row>> {
    const missing = this.olderThan(knownMs, keys);
    if (missing.length > 0) await this.readNow(missing);
    const stale = this.olderThan(freshMs, keys);
    if (stale.length > 0) this.refresh(stale);
    const rows = new Map<Key, Row>();
    for (const key of keys) {
      const known = this.known.get(key);
      if (known !== undefined) rows.set(key, known.row);
    }
    return rows;
  }

  /** After a change in this process. */
  clear(): void {
    this.known.clear();
  }

  private olderThan(ms: number, keys: readonly Key[]): Key[] {
    const now = this.now();
    return keys.filter((key) => now - (this.known.get(key)?.readAt ?? Number.NEGATIVE_INFINITY) > ms);
  }

  /** One at a time; what fails is tried again when next asked for. */
  private refresh(keys: readonly Key[]): void {
    this.reading ??= uncancelled(() => this.readNow(keys))
      .catch(this.onFailure)
      .finally(() => {
        this.reading = null;
      });
  }

  private async readNow(keys: readonly Key[]): Promise<void> {
    const rows = await this.read(keys);
    const readAt = this.now();
    for (const key of keys) this.known.delete(key);
    if (this.known.size > mostRows) this.known.clear();
    for (const row of rows) this.known.set(this.keyOf(row), { row, readAt });
  }
}
