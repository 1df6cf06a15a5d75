import { hash as digest } from 'node:crypto';
import { credentialChannel, type Database, findApiKey, findSession, type NotificationHub } from '@classmark/database';
import type { Credential } from '@classmark/domain';

/** So long somebody who was found is known without the database, be it away. */
const knownMs = 60_000;
/** Somebody who asks again after this is looked up anew, while they are answered already. */
const freshMs = 15_000;
const mostKnown = 10_000;

interface Known {
  readonly credential: Credential;
  readonly foundAt: number;
}

type Find = () => Promise<Credential | null>;
type LookUp = (find: Find) => Promise<Credential | null>;

/**
 * Who keys and sessions stand for, remembered, so that a request needs no database to know who asks. What ends a key or
 * session is announced, and forgotten here at once; where announcements may have been missed, everything is.
 */
export class KnownCredentials {
  private readonly known = new Map<string, Known>();
  private readonly beingFound = new Map<string, Promise<Credential | null>>();
  /** Counts what was forgotten: what was looked up before may be out of date. */
  private age = 0;

  constructor(
    private readonly database: Database,
    /** Told why somebody known could not be looked up anew. */
    private readonly onFailure: (error: unknown) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Follows what ends until the signal aborts. */
  async follow(notifications: NotificationHub, signal: AbortSignal): Promise<void> {
    for await (const ended of notifications.listen(credentialChannel, signal)) {
      if (ended === null) this.forgetAll();
      else this.forget(ended);
    }
  }

  /** @param lookUp does or refuses a look at the database for somebody who is not known */
  findKey(token: string, lookUp: LookUp = (find) => find()): Promise<Credential | null> {
    return this.find(`key ${hash(token)}`, () => findApiKey(this.database, token), lookUp);
  }

  findSession(secret: string, lookUp: LookUp = (find) => find()): Promise<Credential | null> {
    return this.find(`session ${hash(secret)}`, () => findSession(this.database, secret), lookUp);
  }

  /** After somebody's rights were changed in this process: it does not wait for its own announcement. */
  forgetAll(): void {
    this.outdate();
    this.known.clear();
  }

  private forget(ended: string): void {
    this.outdate();
    for (const [name, { credential }] of this.known) if (credential.endsWith.includes(ended)) this.known.delete(name);
  }

  /** What is looked up at the moment is for those who asked before. */
  private outdate(): void {
    this.age += 1;
    this.beingFound.clear();
  }

  private async find(name: string, find: Find, lookUp: LookUp): Promise<Credential | null> {
    const known = this.known.get(name);
    const ageMs = known === undefined ? Number.POSITIVE_INFINITY : this.now() - known.foundAt;
    if (known === undefined || ageMs > knownMs || isOver(known.credential))
      return this.lookUpOnce(name, () => lookUp(find));
    // Where the database is away, whoever is known stays so until their time is over.
    if (ageMs > freshMs) this.lookUpOnce(name, find).catch(this.onFailure);
    return known.credential;
  }

  /** Those who show the same secret at the same time wait for one look, and are one guess. */
  private lookUpOnce(name: string, find: Find): Promise<Credential | null> {
    const underWay = this.beingFound.get(name);
    if (underWay !== undefined) return underWay;
    const found = this.lookUp(name, find).finally(() => {
      if (this.beingFound.get(name) === found) this.beingFound.delete(name);
    });
    this.beingFound.set(name, found);
    return found;
  }

  private async lookUp(name: string, find: Find): Promise<Credential | null> {
    const { age } = this;
    const credential = await find();
    this.known.delete(name);
    if (credential !== null && age === this.age) this.known.set(name, { credential, foundAt: this.now() });
    const [oldest] = this.known.keys();
    if (this.known.size > mostKnown && oldest !== undefined) this.known.delete(oldest);
    return credential;
  }
}

const isOver = ({ expiresAt }: Credential): boolean => expiresAt !== null && expiresAt.getTime() <= Date.now();

/** Secrets are not kept. */
const hash = (secret: string): string => digest('sha256', secret, 'base64');
