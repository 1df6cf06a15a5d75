import { createReadStream } from 'node:fs';
import { createImportedModelStore, type Database, listImportedModels, receiveUpload } from '@classmark/database';
import { execute, importModel } from '@classmark/domain';
import { readMojo } from '@classmark/mojo';

const fileName = 'starwars.zip';
const file = new URL(`../../../prisma/sample/${fileName}`, import.meta.url);
const actor = { kind: 'system' } as const;

/** Gives an installation without imported models the one that says how likely a Star Wars character is human. */
export async function importExampleModel(database: Database): Promise<void> {
  if ((await listImportedModels(database)).length > 0) return;
  const upload = await receiveUpload(database, createReadStream(file), { fileName, maxBytes: 1_000_000, actor });
  const ports = { store: createImportedModelStore(database), inspect: readMojo };
  await execute(importModel, ports, actor, { uploadId: upload.id, name: 'Star Wars humans' });
}
