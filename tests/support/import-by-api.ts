import type { Database } from '@classmark/database';
import { untilImported } from './importing.js';
import { problemFields, type RoleApi } from './role-api.js';

/** Asks for an import as an operator: the report of its run, or the problem. */
export async function importByApi(server: RoleApi, database: Database, input: object): Promise<unknown> {
  const mutation = `mutation ($input: ImportDocumentsInput!) { importDocuments(input: $input) {
    __typename ${problemFields} ... on RunStarted { run { id } } } }`;
  const { importDocuments } = await server.ask<{ importDocuments: { readonly run?: { readonly id: string } } }>(
    'operator',
    mutation,
    { input },
  );
  const id = importDocuments.run?.id;
  if (id === undefined) return importDocuments;
  const [, key = '0'] = Buffer.from(id, 'base64url').toString('utf8').split(':');
  return (await untilImported(database, BigInt(key))).result;
}
