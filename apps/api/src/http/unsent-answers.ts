import { askerOf } from './asker.js';
import { AskerTally } from './asker-tally.js';
import type { Exchange } from './take-query.js';

/** Of one asker at a time, in bytes. Large answers that are taken slowly would fill the memory. */
const mostUnsent = 128 * 2 ** 20;
/** A shorter one is soon with the system. */
const large = 2 ** 16;

/** Answers that were made and that nobody has taken yet. */
export class UnsentAnswers {
  private readonly bytes = new AskerTally();

  /** Counts an answer until it is taken. False where it would be too many; the only one may have any length. */
  admit({ request, response }: Exchange, length: number): boolean {
    if (length < large) return true;
    const { name } = askerOf(request);
    const before = this.bytes.of(name);
    if (before > 0 && before + length > mostUnsent) return false;
    this.bytes.add(name, length);
    response.once('close', () => this.bytes.add(name, -length));
    return true;
  }
}
