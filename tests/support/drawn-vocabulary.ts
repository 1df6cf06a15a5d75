import { asPathPart, type Concept } from '@classmark/domain';
import type { Random } from '@classmark/math';
import { writeSkos } from '@classmark/vocabulary';

/** How a drawn vocabulary tells its subjects apart: by URIs, by paths, or by names that are one wherever they stand. */
export const drawnForms = ['uris', 'paths', 'names'] as const;
export type DrawnForm = (typeof drawnForms)[number];

interface Drawn {
  readonly number: number;
  label: string;
  above: number[];
  altLabels: string[];
  replacedBy: number | null;
}

const names = ['Art', 'Earth', 'Hills', 'Ice', 'Lakes', 'Maps', 'Music', 'Rivers', 'Seas', 'Wind'];

/** A vocabulary that is drawn, and edited as new editions are. */
export class DrawnVocabulary {
  private drawn: Drawn[] = [];
  private last = 0;

  constructor(
    private readonly random: Random,
    private readonly form: DrawnForm,
    size: number,
  ) {
    for (let n = 0; n < size; n++) this.add();
  }

  /** One edit of a kind that its form can have. */
  edit(): void {
    const edits = [this.add, this.remove, this.rename, this.move];
    if (this.form === 'uris') edits.push(this.replace, this.callOtherwise);
    this.pick(edits)?.call(this);
  }

  /** What a file of it has. */
  async write(): Promise<string> {
    if (this.form !== 'uris') return this.drawn.flatMap((each) => this.pathsOf(each)).join('\n');
    return writeSkos({ name: 'Drawn', uri: 'http://e.org/drawn', concepts: this.drawn.map(asConcept) });
  }

  private add(): void {
    const number = ++this.last;
    const above = this.random.next() < 0.25 ? [] : [this.pick(this.live())?.number].flatMap((each) => each ?? []);
    if (this.form !== 'paths' && above.length > 0 && this.random.next() < 0.2) {
      above.push(...[this.pick(this.live())?.number].flatMap((each) => (each === above[0] ? [] : (each ?? []))));
    }
    this.drawn.push({ number, label: this.freeName(above, number), above, altLabels: [], replacedBy: null });
  }

  /** What stood below it stands where it stood. */
  private remove(): void {
    const gone = this.pick(this.live());
    if (gone === undefined || this.live().length < 3) return;
    this.drawn = this.drawn.filter((each) => each !== gone);
    for (const each of this.drawn) {
      if (each.replacedBy === gone.number) each.replacedBy = null;
      if (!each.above.includes(gone.number)) continue;
      each.above = [...new Set(each.above.flatMap((n) => (n === gone.number ? gone.above : [n])))];
      each.label = this.isFree(each.label, each.above, each.number)
        ? each.label
        : this.freeName(each.above, each.number);
    }
  }

  private rename(): void {
    const renamed = this.pick(this.live());
    if (renamed !== undefined) renamed.label = this.freeName(renamed.above, renamed.number);
  }

  private move(): void {
    const moved = this.pick(this.live());
    const under = this.pick(this.live().filter((each) => moved !== undefined && !this.isBelow(each, moved)));
    if (moved === undefined || under === undefined) return;
    moved.above = [under.number];
    if (!this.isFree(moved.label, moved.above, moved.number)) moved.label = this.freeName(moved.above, moved.number);
  }

  private replace(): void {
    const replaced = this.pick(this.live());
    const by = this.pick(this.live().filter((each) => each !== replaced));
    if (replaced === undefined || by === undefined || this.live().length < 3) return;
    replaced.replacedBy = by.number;
    for (const each of this.drawn) each.above = each.above.filter((n) => n !== replaced.number);
  }

  private callOtherwise(): void {
    this.pick(this.live())?.altLabels.push(this.pick(names) ?? '');
  }

  private live(): Drawn[] {
    return this.drawn.filter(({ replacedBy }) => replacedBy === null);
  }

  private pick<Item>(items: readonly Item[]): Item | undefined {
    return items.length === 0 ? undefined : items[this.random.below(items.length)];
  }

  private isBelow(each: Drawn, other: Drawn): boolean {
    return each === other || each.above.some((n) => this.drawn.some((o) => o.number === n && this.isBelow(o, other)));
  }

  private isFree(label: string, above: readonly number[], number: number): boolean {
    const isTaken = (each: Drawn): boolean =>
      this.form === 'names' || each.above.join() === above.join() || each.above.some((n) => above.includes(n));
    return (
      this.form === 'uris' ||
      !this.drawn.some((each) => each.number !== number && each.label === label && isTaken(each))
    );
  }

  private freeName(above: readonly number[], number: number): string {
    const name = this.pick(names) ?? '';
    return this.isFree(name, above, number) ? name : `${name} ${number} ${this.random.below(1_000)}`;
  }

  private pathsOf({ label, above }: Drawn): string[] {
    const ways =
      above.length === 0
        ? ['']
        : above.flatMap((n) => this.drawn.filter((each) => each.number === n)).flatMap((each) => this.pathsOf(each));
    return ways.map((way) => way + asPathPart(label));
  }
}

const uriOf = (number: number): string => `http://e.org/${number}`;

function asConcept({ number, label, above, altLabels, replacedBy }: Drawn): Concept {
  const others = [...new Set(altLabels)].filter((text) => text !== label);
  return {
    key: uriOf(number),
    uri: uriOf(number),
    notation: number % 3 === 0 ? `N${number}` : null,
    otherNotations: number % 6 === 0 ? [`O${number}`] : [],
    labels: [
      { text: label, language: 'en' },
      { text: number % 4 === 0 ? label : `${label} auf Deutsch`, language: 'de' },
    ],
    altLabels: others.map((text) => ({ text, language: 'en' })),
    scopeNotes: [],
    broader: above.map(uriOf),
    isDeprecated: replacedBy !== null,
    replacedBy: replacedBy === null ? null : uriOf(replacedBy),
  };
}
