import { SharedWork, uncancelled } from '../cancellation.js';

/** What is found quicker is found anew each time. */
const slowMs = 100;
/** An answer is good for so many times as long as it took to find: finding it again and again costs 3 % of a core. */
const lifeFactor = 30;
/** Older ones are given to nobody, not even while a new one is found. */
const maxAgeMs = 600_000;
const maxAnswers = 200;

interface Known<Answer> {
  readonly answer: Answer;
  readonly foundAt: number;
  readonly tookMs: number;
}

/**
 * Remembers answers that took long to find. One that has had its time is given once more while a new one is found, so
 * that only the first to ask waits.
 */
export class AnswerCache<Answer> {
  private readonly known = new Map<string, Known<Answer>>();
  private readonly searches = new Map<string, SharedWork<Answer>>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Rejects as `find` does; what failed is looked for again when it is next asked for. */
  async get(question: string, find: () => Promise<Answer>): Promise<Answer> {
    const known = this.known.get(question);
    const ageMs = known === undefined ? Number.POSITIVE_INFINITY : this.now() - known.foundAt;
    if (known === undefined || ageMs > maxAgeMs) return this.search(question, find);
    if (ageMs > known.tookMs * lifeFactor) {
      uncancelled(() => this.search(question, find)).catch(() => this.known.delete(question));
    }
    return known.answer;
  }

  /** One search a question at a time, whoever asks; it ends early when nobody waits for it any more. */
  private search(question: string, find: () => Promise<Answer>): Promise<Answer> {
    const begun = this.searches.get(question);
    if (begun !== undefined && !begun.isLeft) return begun.wait();
    const search = new SharedWork(() => this.find(question, find));
    this.searches.set(question, search);
    const end = () => {
      if (this.searches.get(question) === search) this.searches.delete(question);
    };
    search.result.then(end, end);
    return search.wait();
  }

  private async find(question: string, find: () => Promise<Answer>): Promise<Answer> {
    const startedAt = this.now();
    const answer = await find();
    const foundAt = this.now();
    const tookMs = foundAt - startedAt;
    this.known.delete(question);
    if (tookMs >= slowMs) this.known.set(question, { answer, foundAt, tookMs });
    const [oldest] = this.known.keys();
    if (this.known.size > maxAnswers && oldest !== undefined) this.known.delete(oldest);
    return answer;
  }
}
