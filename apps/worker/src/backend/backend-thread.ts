import type { ThreadContract } from '@classmark/runtime';
import type { TensorFlowBackendName } from '@classmark/tensorflow';

export interface FoundBackend {
  readonly backend: TensorFlowBackendName;
  /** Why it is not a faster one; null for the fastest. */
  readonly reason: string | null;
}

/** Loads TensorFlow.js in a thread that ends with it, so that a worker which never uses it does not carry it. */
export const backendThread: ThreadContract<null, never, never, never, FoundBackend> = {
  script: new URL('./find-backend.js', import.meta.url),
};
