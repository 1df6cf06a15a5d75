/** How much of something each asker has at the moment; forgets who has none. */
export class AskerTally {
  private readonly counts = new Map<string, number>();

  of(asker: string): number {
    return this.counts.get(asker) ?? 0;
  }

  add(asker: string, count: number): void {
    const sum = this.of(asker) + count;
    if (sum === 0) this.counts.delete(asker);
    else this.counts.set(asker, sum);
  }
}
