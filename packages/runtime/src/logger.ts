import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

export interface LoggerOptions {
  /** The app that logs. */
  readonly name: string;
  readonly level: string;
  /** Standard output if not given. */
  readonly destination?: DestinationStream;
}

/** One JSON object a line, with what must never be written blotted out. */
export function createLogger({ name, level, destination }: LoggerOptions): Logger {
  const secrets = ['password', 'key', 'token', 'authorization', 'cookie'];
  const redact = secrets.flatMap((secret) => [secret, `*.${secret}`, `*.*.${secret}`]);
  const options = { name, level, redact, timestamp: pino.stdTimeFunctions.isoTime };
  return destination === undefined ? pino(options) : pino(options, destination);
}
