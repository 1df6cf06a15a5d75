/** Work that is done one piece after another. */
export interface Turns {
  run: (work: () => Promise<void>) => void;
  /** Resolves when all that was to be done is done. */
  done: () => Promise<void>;
}

/** So that an undo finds what it undoes, and a claim what was decided. Work tells its failures itself. */
export function createTurns(): Turns {
  let last = Promise.resolve();
  return {
    run: (work) => {
      last = last.then(work);
    },
    done: () => last,
  };
}
