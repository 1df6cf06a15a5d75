import { AppError } from '../app-error.js';

/** What a scheme already says of a subject, by keys. */
export interface KnownSubject {
  readonly broader: ReadonlySet<string>;
  /** All that is broader, however far up; without the subject itself. */
  readonly ancestors: ReadonlySet<string>;
}

type Path = readonly string[];

/**
 * Collects what a scheme must gain so that given paths are in it: new subjects, by their keys, and new steps from a narrower
 * to a broader one. `known` has an entry for every subject of the paths that the scheme already has.
 */
export class VocabularyGrowth {
  private readonly known: ReadonlyMap<string, KnownSubject>;
  private readonly newKeys = new Set<string>();
  private readonly broader = new Map<string, Set<string>>();

  constructor(known: ReadonlyMap<string, KnownSubject>) {
    this.known = known;
  }

  /** New subjects, in the order in which they came. */
  get keys(): string[] {
    return [...this.newKeys];
  }

  /** New steps, `[narrower, broader]`. */
  get steps(): [string, string][] {
    return [...this.broader].flatMap(([narrower, all]) =>
      [...all].map((broader): [string, string] => [narrower, broader]),
    );
  }

  /** Adds all of the paths or, throwing AppError CONFLICT, none: a step that would close a circle is refused. */
  add(paths: readonly Path[]): void {
    const added: [string, string][] = [];
    for (const [broader, narrower] of paths.flatMap(stepsOf)) {
      if (this.hasStep(narrower, broader)) continue;
      if (narrower === broader || this.isAbove(narrower, broader)) {
        for (const [low, high] of added) this.broader.get(low)?.delete(high);
        throw new AppError(
          'CONFLICT',
          `"${narrower}" cannot be put under "${broader}": "${broader}" is already under "${narrower}", which would form a cycle.`,
        );
      }
      this.broader.set(narrower, (this.broader.get(narrower) ?? new Set()).add(broader));
      added.push([narrower, broader]);
    }
    for (const key of paths.flat()) {
      if (!this.known.has(key)) this.newKeys.add(key);
    }
  }

  private hasStep(narrower: string, broader: string): boolean {
    return (
      (this.known.get(narrower)?.broader.has(broader) ?? false) || (this.broader.get(narrower)?.has(broader) ?? false)
    );
  }

  /** Whether `ancestor` is somewhere above `key`, by what is known and what was added. */
  private isAbove(ancestor: string, key: string): boolean {
    const seen = new Set<string>();
    const open = [key];
    for (let current = open.pop(); current !== undefined; current = open.pop()) {
      if (current === ancestor) return true;
      if (seen.has(current)) continue;
      seen.add(current);
      open.push(...(this.known.get(current)?.ancestors ?? []), ...(this.broader.get(current) ?? []));
    }
    return false;
  }
}

/** `[broader, narrower]` for each step down a path. */
function stepsOf(path: Path): [string, string][] {
  return path.slice(1).map((narrower, i) => [path[i] ?? narrower, narrower]);
}
