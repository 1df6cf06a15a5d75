/** Candidates and retired versions kept in memory beside those that serve. */
const mostIdle = 2;

/** Loads each version once, however many ask, keeps those that serve and the last few others, and disposes of the rest. */
export class VersionCache<Version extends Disposable> {
  /** In order of last use. */
  private readonly versions = new Map<number, Promise<Version>>();
  private serving: ReadonlySet<number> = new Set();

  constructor(private readonly load: (versionId: number) => Promise<Version>) {}

  /** Rejects as `load` does; a failed load is tried again when next asked for. */
  get(versionId: number): Promise<Version> {
    const version = this.versions.get(versionId) ?? this.load(versionId);
    this.versions.delete(versionId);
    this.versions.set(versionId, version);
    version.catch(() => this.forget(versionId, version));
    this.shrink();
    return version;
  }

  /** Says which versions serve and stay in memory. */
  keep(serving: ReadonlySet<number>): void {
    this.serving = serving;
    this.shrink();
  }

  private forget(versionId: number, failed: Promise<Version>): void {
    if (this.versions.get(versionId) === failed) this.versions.delete(versionId);
  }

  private shrink(): void {
    const idle = [...this.versions.keys()].filter((id) => !this.serving.has(id));
    for (const id of idle.slice(0, Math.max(0, idle.length - mostIdle))) {
      const dropped = this.versions.get(id);
      this.versions.delete(id);
      void dropped?.then(
        (version) => version[Symbol.dispose](),
        () => {},
      );
    }
  }
}
