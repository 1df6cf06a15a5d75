import { RetryLaterError } from '@classmark/domain';

/** How many threads of a kind may run at once: each takes a core and memory of its own. */
export class ThreadPlaces {
  private taken = 0;

  constructor(private readonly most: number) {}

  /** A place until it is disposed of. @throws RetryLaterError where all are taken */
  take(): Disposable {
    if (this.taken >= this.most) {
      throw new RetryLaterError('OVERLOADED', 'Other files are being read; try again in a second.', 1);
    }
    this.taken += 1;
    return {
      [Symbol.dispose]: () => {
        this.taken -= 1;
      },
    };
  }
}
