import { copyFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';

const maxBytes = 10_000_000;
const rotationMs = 60_000;

/**
 * Puts the content of a log aside as `PATH.old` once it is more than 10 MB. The file stays, so that a process which
 * appends to it goes on doing so; what it writes in that moment is lost. Where that can't be done, such as on a full disk,
 * `report` is told, and the log stays as it is.
 */
export function rotateLog(path: string, report: (line: string) => void): void {
  const unfinished = `${path}.new`;
  try {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size <= maxBytes) return;
    copyFileSync(path, unfinished);
    renameSync(unfinished, `${path}.old`);
    truncateSync(path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    report(`The log ${path} could not be put aside: ${error instanceof Error ? error.message : error}`);
  }
}

/** Does so from time to time, until disposed. */
export function keepRotated(path: string, report: (line: string) => void): Disposable {
  const rotation = setInterval(() => rotateLog(path, report), rotationMs).unref();
  return { [Symbol.dispose]: () => clearInterval(rotation) };
}
