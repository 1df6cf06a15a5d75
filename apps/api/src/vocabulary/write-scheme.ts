import { type Database, readStoredConcepts } from '@classmark/database';
import type { Scheme } from '@classmark/domain';
import { writeSkos } from '@classmark/vocabulary';

/** A scheme in SKOS, as Turtle. */
export async function writeScheme({ prisma }: Database, { id, name }: Pick<Scheme, 'id' | 'name'>): Promise<string> {
  const concepts = await readStoredConcepts(prisma, id);
  return writeSkos({ name, uri: `urn:classmark:scheme:${encodeURIComponent(name)}`, concepts });
}
