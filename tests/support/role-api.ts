import { createPeople, type Database } from '@classmark/database';
import type { Role } from '@classmark/domain';
import { expect } from 'vitest';
import { type Shown, startApi, type TestApi } from './start-api.js';

export interface RoleApi extends AsyncDisposable {
  readonly api: TestApi;
  /** A key with this role. */
  as(role: Role): Shown;
  /** What a query answers to somebody with this role; fails on any error. */
  ask<Data>(role: Role, query: string, variables?: object): Promise<Data>;
}

/** The API, with a key for each role but admin. */
export async function startRoleApi(
  database: Database,
  url: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RoleApi> {
  const people = createPeople(database);
  const keys = new Map<Role, string>();
  for (const role of ['reader', 'curator', 'operator'] as const) {
    keys.set(role, (await people.store.createApiKey({ name: role, role }, { kind: 'system' })).secret);
  }
  const api = await startApi(url, settings);
  const as = (role: Role) => ({ key: keys.get(role) ?? '' });
  return {
    api,
    as,
    async ask<Data>(role: Role, query: string, variables: object = {}) {
      const { data, errors } = await api.graphql<Data>(query, variables, as(role));
      expect(errors).toBeUndefined();
      return data;
    },
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}

export const globalId = (plain: string): string => Buffer.from(plain).toString('base64url');

/** What a mutation's answer shows of a problem. */
export const problemFields = '... on Problem { code message field }';
