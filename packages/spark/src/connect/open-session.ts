import { join } from 'node:path';
import { parseSparkAddress } from './parse-address.js';
import { loadProtocol } from './protocol.js';
import { SparkSession } from './session.js';

export interface SparkServer {
  /** As `parseSparkAddress` reads it. */
  readonly url: string;
  readonly token: string | null;
  /** The folder of Classmark's data, which has the protocol's files. */
  readonly home: string;
}

/** Where the protocol's files lie. */
export const protocolFolder = (home: string): string => join(home, 'spark', 'protocol');

/** @throws AppError where the address is wrong or the protocol's files are missing */
export function openSession({ url, token, home }: SparkServer): SparkSession {
  return new SparkSession(parseSparkAddress(url, token), loadProtocol(protocolFolder(home)));
}
