import {
  type Database,
  deploymentChannel,
  describeVersion,
  type NotificationHub,
  readServing,
  uncancelled,
} from '@classmark/database';
import { AppError, type DocumentScorer, type ScorableDocument, type ServingScores } from '@classmark/domain';
import type { LearnerDocument } from '@classmark/learners';
import type { Logger } from '@classmark/runtime';
import type { LoadedEncoders } from '../encoders/loaded-encoders.js';
import { type LoadedVersion, loadVersion } from './loaded-version.js';
import { predictDocuments } from './predict-documents.js';
import type { MarkedTerm } from './scoring/scoring-tasks.js';
import type { VersionHost } from './scoring/version-host.js';
import { nextState, type ServingState } from './serving-state.js';
import { VersionCache } from './version-cache.js';

/** A version that could not be loaded is tried again after this long: somebody may have mended it. */
const retryMs = 5_000;

const nothing: ServingState = { served: [], missing: [] };

export interface ServingOptions {
  readonly database: Database;
  readonly notifications: NotificationHub;
  readonly log: Logger;
  readonly encoders: LoadedEncoders;
  /** Where versions are in memory. */
  readonly host: VersionHost;
}

/**
 * The deployed classifiers, in memory. Follows deployments and thresholds as they are announced, and reads them anew
 * whenever the connection that listens was lost. A version that cannot be loaded leaves what served before in place, and is
 * tried again.
 */
export class Serving implements DocumentScorer {
  private readonly options: ServingOptions;
  private readonly versions: VersionCache<LoadedVersion>;
  private state: ServingState | null = null;
  private lastRefresh: Promise<void> = Promise.resolve();
  /** The turn that has not begun. */
  private nextRefresh: Promise<void> | null = null;
  private retry: NodeJS.Timeout | undefined;
  /** Versions that are deployed and could not be loaded, with what people are told. */
  private alertsByVersion: ReadonlyMap<number, string> = new Map();

  constructor(options: ServingOptions) {
    this.options = options;
    this.versions = new VersionCache((versionId) => uncancelled(() => loadVersion(options, versionId)));
  }

  /** Follows what is deployed until the signal aborts. */
  async follow(signal: AbortSignal): Promise<void> {
    for await (const _ of this.options.notifications.listen(deploymentChannel, signal)) {
      await this.catchUp();
    }
  }

  /** What serves now; read first if it never was. */
  async current(): Promise<ServingState> {
    if (this.state === null) await this.refresh();
    return this.state ?? nothing;
  }

  async score(documents: readonly ScorableDocument[]): Promise<ServingScores> {
    return predictDocuments(await this.current(), documents);
  }

  /** What is wrong with serving, for people; empty when all is well. */
  get alerts(): readonly string[] {
    return [...this.alertsByVersion.values()];
  }

  /** Works with any version, which stays in memory meanwhile. Throws AppError as `loadVersion` does. */
  use<Result>(versionId: number, work: (version: LoadedVersion) => Promise<Result>): Promise<Result> {
    return this.versions.use(versionId, work);
  }

  /** The strongest terms for and against, by any version. Throws AppError as `loadVersion` does. */
  explain(
    { versionId, subjectId }: { readonly versionId: number; readonly subjectId: number },
    document: LearnerDocument,
    signal: AbortSignal,
  ): Promise<MarkedTerm[]> {
    return this.use(versionId, async (version) =>
      version.explain(await version.read(document, signal), subjectId, signal),
    );
  }

  /** Reads what is deployed, loads what is new, and changes over at once, after the one under way: all who wait share it. */
  refresh(): Promise<void> {
    if (this.nextRefresh !== null) return this.nextRefresh;
    const turn = this.lastRefresh
      .catch(() => {})
      .then(() => {
        this.nextRefresh = null;
        return uncancelled(() => this.readDeployed());
      });
    this.nextRefresh = turn;
    this.lastRefresh = turn;
    return turn;
  }

  /** As `refresh`; where what is deployed cannot be read, what served before goes on, and the log says why. */
  catchUp(): Promise<void> {
    return this.refresh().catch((error: unknown) => {
      this.options.log.error(error, 'What is deployed could not be read; what served before goes on');
    });
  }

  private async readDeployed(): Promise<void> {
    const deployed = await readServing(this.options.database);
    const ids = new Set(deployed.map((subject) => subject.versionId));
    this.versions.keep(ids.union(this.servedIds()));
    const loaded = new Map<number, LoadedVersion>();
    const alerts = new Map<number, string>();
    for (const versionId of ids) {
      try {
        loaded.set(versionId, await this.versions.get(versionId));
      } catch (error) {
        alerts.set(versionId, await this.alert(versionId, error));
      }
    }
    this.state = nextState(deployed, loaded, this.state ?? nothing);
    this.alertsByVersion = alerts;
    this.versions.keep(this.servedIds());
    clearTimeout(this.retry);
    if (alerts.size > 0) this.retry = setTimeout(() => void this.catchUp(), retryMs).unref();
  }

  private servedIds(): Set<number> {
    return new Set((this.state ?? nothing).served.map(({ version }) => version.id));
  }

  /** Logged when it is new. */
  private async alert(versionId: number, error: unknown): Promise<string> {
    const known = this.alertsByVersion.get(versionId);
    if (known !== undefined) return known;
    const name = await describeVersion(this.options.database, versionId);
    const reason = error instanceof AppError ? error.message : 'It could not be loaded; the log has the details.';
    const alert = `Deployed, but not in use: ${name}. ${reason} The version deployed before stays in use, if there was one.`;
    this.options.log.error({ err: error, versionId }, alert);
    return alert;
  }
}
