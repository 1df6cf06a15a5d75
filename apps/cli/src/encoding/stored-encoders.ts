import { z } from 'zod';
import type { Service } from '../service/service.js';
import { ServiceError } from '../service/service-error.js';

const stored = z.object({
  id: z.string(),
  name: z.string(),
  dimensions: z.number(),
  msPerText: z.number(),
  checksum: z.string(),
  modelNames: z.array(z.string()),
});
const listed = z.object({ encoders: z.array(stored) });
export type ListedEncoder = z.output<typeof stored>;

const listing = '{ encoders { id name dimensions msPerText checksum modelNames } }';

/** The encoders of a running service, by name. */
export async function listEncoders(service: Service): Promise<ListedEncoder[]> {
  return (await service.ask(listed, listing)).encoders;
}

/** Throws ServiceError where there is none of this name. */
export async function findEncoder(service: Service, name: string): Promise<ListedEncoder> {
  const encoders = await listEncoders(service);
  const found = encoders.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = encoders.map((one) => `"${one.name}"`).join(', ') || 'none';
  throw new ServiceError(`No encoder named "${name}". Existing encoders: ${names}.`);
}

/** The id of an encoder by its name. Throws ServiceError. */
export async function findEncoderId(service: Service, name: string): Promise<string> {
  return (await findEncoder(service, name)).id;
}
