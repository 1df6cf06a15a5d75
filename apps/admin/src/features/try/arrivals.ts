import type { TextToTry } from './text-to-try';

/** Texts that come some time after they were asked for. */
export interface Arrivals {
  /** The text; null if something newer came in the meantime. Rejects as `coming` does, if nothing did. */
  await: (coming: Promise<TextToTry | null>) => Promise<TextToTry | null>;
  /** What is still to come is not wanted any more. */
  forget: () => void;
}

/** So that a text that comes late does not take the place of what was typed meanwhile. */
export function createArrivals(): Arrivals {
  let newest = 0;
  return {
    forget: () => {
      newest += 1;
    },
    await: async (coming) => {
      const own = ++newest;
      try {
        const text = await coming;
        return own === newest ? text : null;
      } catch (error) {
        if (own === newest) throw error;
        return null;
      }
    },
  };
}
