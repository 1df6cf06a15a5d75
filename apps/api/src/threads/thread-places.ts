import { RetryLaterError } from '@classmark/domain';

const retryAfterSeconds = 2;

/** How many threads of a kind may run at once: each takes a core and memory of its own. */
export class ThreadPlaces {
  private taken = 0;

  constructor(
    private readonly most: number,
    /** What a caller is told where all are taken. */
    private readonly refusal: string,
  ) {}

  /** A place until it is disposed of. @throws RetryLaterError where all are taken */
  take(): Disposable {
    if (this.taken >= this.most) {
      throw new RetryLaterError('OVERLOADED', this.refusal, retryAfterSeconds);
    }
    this.taken += 1;
    return {
      [Symbol.dispose]: () => {
        this.taken -= 1;
      },
    };
  }
}
