import { createPeople, createSessionStore, type Database } from '@classmark/database';
import type { People, Role } from '@classmark/domain';
import { afterAll, beforeAll } from 'vitest';
import { type Shown, startApi, type TestApi } from './start-api.js';
import { openTestDatabase } from './test-database.js';

const system = { kind: 'system' } as const;
export const password = 'a long password';

/** The opaque id that the API gives for e.g. `User:3`. */
const globalId = (plain: string): string => Buffer.from(plain).toString('base64url');

export interface Person {
  readonly name: string;
  /** Of a session of theirs. */
  readonly cookie: string;
  readonly id: string;
}

export interface KeyMade {
  readonly apiKey: { readonly id: string };
  readonly secret: string;
}

/** An API over a database of this test file's own, and people at it; call it once, outside any hook or test. */
export class PeopledApi {
  readonly url: string;
  readonly database: Database;
  readonly people: People;
  private readonly passwordHash: string;
  private startedApi: TestApi | null = null;
  private count = 0;

  private constructor(url: string, database: Database, people: People, passwordHash: string) {
    this.url = url;
    this.database = database;
    this.people = people;
    this.passwordHash = passwordHash;
    beforeAll(async () => {
      this.startedApi = await startApi(url, { CLASSMARK_PUBLIC_URL: 'https://classmark.example' });
    });
    afterAll(async () => {
      await this.startedApi?.[Symbol.asyncDispose]();
    });
  }

  static async open(): Promise<PeopledApi> {
    const { url, database } = await openTestDatabase();
    const people = createPeople(database);
    // Once for all: it takes its time on purpose.
    return new PeopledApi(url, database, people, await people.passwords.hash(password));
  }

  get api(): TestApi {
    if (this.startedApi === null) throw new Error('The API starts before the first test, not before');
    return this.startedApi;
  }

  /** Somebody with a session. */
  async makePerson(role: Role): Promise<Person> {
    const name = `person ${++this.count}`;
    const { id } = await this.people.store.createUser({ name, role, passwordHash: this.passwordHash }, system);
    const verified = { id, passwordHash: this.passwordHash };
    const session = await createSessionStore(this.database).startSession(verified, { name, address: 'tests' });
    return { name, cookie: `classmark_session=${session?.secret}`, id: globalId(`User:${id}`) };
  }

  async makeKey(role: string, shown: Shown): Promise<KeyMade> {
    const mutation = `mutation ($role: Role!) { createApiKey(input: { name: "a program", role: $role }) {
      ... on ApiKeyCreated { apiKey { id } secret } } }`;
    return (await this.api.graphql<{ createApiKey: KeyMade }>(mutation, { role }, shown)).data.createApiKey;
  }

  async revokeKey(id: string, shown: Shown): Promise<unknown> {
    const mutation = 'mutation ($id: ID!) { revokeApiKey(input: { apiKeyId: $id }) { __typename } }';
    return (await this.api.graphql(mutation, { id }, shown)).data;
  }

  signIn(name: string, given: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const body = JSON.stringify({ name, password: given });
    return this.api.fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  }

  async signOut(cookie: string): Promise<Response> {
    return this.api.fetch('/session', { method: 'DELETE', headers: { cookie } });
  }

  async viewer(shown: Shown): Promise<object> {
    return (await this.api.graphql<{ viewer: object }>('{ viewer { name role kind } }', {}, shown)).data.viewer;
  }
}
