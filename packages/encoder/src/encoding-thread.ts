import { parentPort, workerData } from 'node:worker_threads';
import { loadTensorFlow } from '@classmark/tensorflow';
import { z } from 'zod';
import { createEncoder, type Encoder } from './encoder.js';
import { EncoderError } from './encoder-error.js';
import { type EncoderFileSet, parseEncoderFiles } from './encoder-files.js';
import type { FromEncoder, ToEncoder } from './encoding-messages.js';

const port = parentPort;
if (port === null) throw new Error('This module runs in a thread.');
const answer = (message: FromEncoder): void => port.postMessage(message);

/** Encodes a text first of all: only then it is known that tensors fit together. */
async function open(files: EncoderFileSet): Promise<Encoder & { readonly backend: string }> {
  const parsed = parseEncoderFiles(files);
  const { tf, backend } = await loadTensorFlow();
  const encoder = createEncoder(tf, parsed);
  if (!encoder.encode('An example of a text.').every(Number.isFinite)) {
    throw new EncoderError('The encoder makes vectors with values that are not numbers.');
  }
  return { ...encoder, backend };
}

function reasonOf(error: unknown): string {
  if (error instanceof EncoderError) return error.message;
  return `The encoder can't be run: ${error instanceof Error ? error.message : String(error)}`;
}

try {
  const files = z.custom<EncoderFileSet>((given) => given instanceof Map).parse(workerData);
  const { encode, dimensions, backend } = await open(files);
  port.on('message', ({ text }: ToEncoder) => answer({ kind: 'encoded', vector: encode(text) }));
  answer({ kind: 'ready', dimensions, backend });
} catch (error) {
  answer({ kind: 'refused', message: reasonOf(error) });
}
