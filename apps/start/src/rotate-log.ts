import { copyFileSync, statSync, truncateSync } from 'node:fs';

const maxBytes = 10_000_000;
const rotationMs = 60_000;

/**
 * Puts the content of a log aside as `PATH.old` once it is more than 10 MB. The file stays, so that a process which
 * appends to it goes on doing so.
 */
export function rotateLog(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= maxBytes) return;
  copyFileSync(path, `${path}.old`);
  truncateSync(path);
}

/** Does so from time to time, until disposed. */
export function keepRotated(path: string): Disposable {
  const rotation = setInterval(() => rotateLog(path), rotationMs).unref();
  return { [Symbol.dispose]: () => clearInterval(rotation) };
}
