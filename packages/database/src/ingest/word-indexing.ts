import pg from 'pg';

/** The more documents have a word, the less it takes to sort it in for each. */
const worthwhile = 1_000;

/**
 * Sorts the words of new documents into the index of words, on a connection of its own while the next ones are written.
 */
export class WordIndexing {
  private readonly pool: pg.Pool;
  private waiting = 0;
  private underWay: Promise<unknown> = Promise.resolve();

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  /** To be told of each commit. Waits for what is under way, so that few documents wait: searches read their words. */
  async add(documents: number): Promise<void> {
    this.waiting += documents;
    if (this.waiting >= worthwhile) await this.begin();
  }

  /** Waits for what is under way. */
  async settle(): Promise<void> {
    await this.underWay;
  }

  /** Sorts in what is left. */
  async finish(): Promise<void> {
    if (this.waiting > 0) await this.begin();
    await this.underWay;
  }

  private async begin(): Promise<void> {
    await this.underWay;
    this.waiting = 0;
    this.underWay = this.pool.query("select gin_clean_pending_list('document_search_in_parts')").catch(passUnlessOwner);
    this.underWay.catch(() => {}); // Whoever waits for it is told.
  }
}

/** Of an index of another role, the database's own upkeep sorts the words in. */
function passUnlessOwner(error: unknown): void {
  if (!(error instanceof pg.DatabaseError && error.code === '42501')) throw error;
}

/** Has the words that a transaction writes wait for this, however many they are. */
export const sortInLater = "set local gin_pending_list_limit = '64MB'";
