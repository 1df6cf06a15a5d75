import { randomBytes } from 'node:crypto';
import type { Database } from '@classmark/database';
import type { Actor, Role } from '@classmark/domain';

/** A program that may do what the role may; nobody knows its key. */
export async function seedKey({ prisma }: Database, role: Role, name = `a ${role}`): Promise<Actor> {
  const data = { name, role, prefix: 'x', keyHash: randomBytes(32) };
  return { kind: 'key', id: (await prisma.apiKey.create({ data })).id, name, role };
}
