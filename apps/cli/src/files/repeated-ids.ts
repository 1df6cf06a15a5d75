/** Ids that are kept for comparison: a file may have any number. */
const mostIds = 200_000;

/** Notices records that have the id of an earlier one, among the first of a file. */
export class RepeatedIds {
  private readonly ids = new Set<string>();
  private count = 0;
  private example = '';

  add(id: string): void {
    if (this.ids.has(id)) {
      this.count += 1;
      this.example ||= id;
    } else if (this.ids.size < mostIds) this.ids.add(id);
  }

  /** What the owner of the file should know; null where no id came twice. */
  get warning(): string | null {
    if (this.count === 0) return null;
    const records = this.count === 1 ? 'A record has' : `${this.count} records have`;
    return `${records} the id of an earlier one, such as "${this.example}"; each counts as a document of its own.`;
  }
}
