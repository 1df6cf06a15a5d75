import { AppError } from '../app-error.js';
import { depthRule, maxDepth } from './subject-path.js';

/** What a scheme already says of a subject, by keys. */
export interface KnownSubject {
  readonly broader: ReadonlySet<string>;
  /** All that is broader, however far up; without the subject itself. */
  readonly ancestors: ReadonlySet<string>;
  /** Subjects one above the other from a root down to it, itself included; on the longest way. */
  readonly depth: number;
  /** … from it down to a leaf; 1 where it comes to stand below nothing new. */
  readonly height: number;
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
  /** The same steps, the other way. */
  private readonly narrower = new Map<string, Set<string>>();

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

  /**
   * Adds all of the paths or none.
   * @throws AppError CONFLICT for a step that would close a circle, INVALID_INPUT for one too deep
   */
  add(paths: readonly Path[]): void {
    const added: [string, string][] = [];
    for (const [broader, narrower] of paths.flatMap(stepsOf)) {
      if (this.hasStep(narrower, broader)) continue;
      const refusal = this.refuse(narrower, broader);
      if (refusal !== null) {
        for (const [low, high] of added) this.unlink(low, high);
        throw refusal;
      }
      this.broader.set(narrower, (this.broader.get(narrower) ?? new Set()).add(broader));
      this.narrower.set(broader, (this.narrower.get(broader) ?? new Set()).add(narrower));
      added.push([narrower, broader]);
    }
    for (const key of paths.flat()) {
      if (!this.known.has(key)) this.newKeys.add(key);
    }
  }

  private unlink(narrower: string, broader: string): void {
    this.broader.get(narrower)?.delete(broader);
    this.narrower.get(broader)?.delete(narrower);
  }

  private refuse(narrower: string, broader: string): AppError | null {
    const refused = `"${narrower}" cannot be put under "${broader}":`;
    if (narrower === broader || this.isAbove(narrower, broader)) {
      const message = `${refused} "${broader}" is already under "${narrower}", which would form a cycle.`;
      return new AppError('CONFLICT', message);
    }
    const depth = this.lengthOf('depth', broader) + this.lengthOf('height', narrower);
    return depth <= maxDepth ? null : new AppError('INVALID_INPUT', `${refused} ${depthRule}.`);
  }

  /** Of the longest way up or down, by what is known of its end and what was added. */
  private lengthOf(way: 'depth' | 'height', key: string, lengths = new Map<string, number>()): number {
    const found = lengths.get(key);
    if (found !== undefined) return found;
    const steps = way === 'depth' ? this.broader : this.narrower;
    const lengthsOn = [...(steps.get(key) ?? [])].map((next) => 1 + this.lengthOf(way, next, lengths));
    const length = Math.max(this.known.get(key)?.[way] ?? 1, ...lengthsOn);
    lengths.set(key, length);
    return length;
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
