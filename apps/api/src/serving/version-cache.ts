/** Candidates and retired versions kept in memory beside those that serve. */
const mostIdle = 2;

/** Loads each version once, however many ask, keeps those that serve or are in use and the last few others, and disposes of the rest. */
export class VersionCache<Version extends Disposable> {
  /** In order of last use. */
  private readonly versions = new Map<number, Promise<Version>>();
  private serving: ReadonlySet<number> = new Set();
  /** How many use a version. */
  private readonly users = new Map<number, number>();

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

  /** As `get`; it stays in memory while `work` goes on. */
  async use<Result>(versionId: number, work: (version: Version) => Promise<Result>): Promise<Result> {
    this.countUser(versionId, 1);
    try {
      return await work(await this.get(versionId));
    } finally {
      this.countUser(versionId, -1);
      this.shrink();
    }
  }

  /** Says which versions serve and stay in memory. */
  keep(serving: ReadonlySet<number>): void {
    this.serving = serving;
    this.shrink();
  }

  private countUser(versionId: number, difference: 1 | -1): void {
    const users = (this.users.get(versionId) ?? 0) + difference;
    if (users === 0) this.users.delete(versionId);
    else this.users.set(versionId, users);
  }

  private forget(versionId: number, failed: Promise<Version>): void {
    if (this.versions.get(versionId) === failed) this.versions.delete(versionId);
  }

  private shrink(): void {
    const idle = [...this.versions.keys()].filter((id) => !this.serving.has(id) && !this.users.has(id));
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
