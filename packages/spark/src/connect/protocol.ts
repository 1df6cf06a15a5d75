import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@classmark/domain';
import { loadSync, type MethodDefinition, type ServiceDefinition } from '@grpc/proto-loader';

export type Method = MethodDefinition<object, object>;

/** How the messages of each method of Spark Connect are written and read, by the method's name. */
export type Protocol = ReadonlyMap<string, Method>;

/**
 * Reads the protocol from Spark's own files, which come with Spark.
 * @param folder that has `spark/connect/base.proto`
 * @throws AppError where they are not there
 */
export function loadProtocol(folder: string): Protocol {
  const file = join('spark', 'connect', 'base.proto');
  if (!existsSync(join(folder, file))) {
    throw new AppError(
      'CONFLICT',
      `The files of Spark's protocol are not in ${folder}; run "npm run spark" once to put them there.`,
    );
  }
  const includeDirs = [folder];
  const definition = loadSync(file, { includeDirs, keepCase: true, longs: Number, enums: String, oneofs: true });
  const service = definition['spark.connect.SparkConnectService'];
  if (service === undefined || 'format' in service) throw new Error(`${file} defines no service`);
  return new Map(Object.entries<Method>(service satisfies ServiceDefinition));
}
