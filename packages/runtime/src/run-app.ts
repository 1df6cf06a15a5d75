export interface AppContext {
  /** Aborted when the app is told to stop. */
  readonly signal: AbortSignal;
  /** What the app holds; released in reverse order when it stops. */
  readonly resources: AsyncDisposableStack;
}

/** Where faults go: a logger, or a person. */
export interface FaultLog {
  fatal(fault: unknown): void;
}

/** After being told to stop, an app has this long before it is ended. */
const stopTimeoutMs = 15_000;

/**
 * Runs an app from its start until SIGINT, SIGTERM, a fault, or the end of the process that supervises it; then
 * releases its resources and ends the process. `start` returns once the app serves: a supervisor is then told `ready`.
 */
export async function runApp(log: FaultLog, start: (context: AppContext) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  const resources = new AsyncDisposableStack();
  let exitCode = 0;
  const fail = (error: unknown): void => {
    log.fatal(error);
    exitCode = 1;
    controller.abort();
  };
  process.on('uncaughtException', fail);
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(event, () => controller.abort());
  signal.addEventListener('abort', () => setTimeout(endNow, stopTimeoutMs, log).unref());

  try {
    const stopped = untilAborted(signal);
    await Promise.race([start({ signal, resources }), stopped]);
    if (!signal.aborted) process.send?.('ready');
    await stopped;
  } catch (error) {
    if (!signal.aborted) fail(error);
  }
  await resources.disposeAsync().catch(fail);
  process.exit(exitCode);
}

function endNow(log: FaultLog): void {
  log.fatal(`Not stopped after ${stopTimeoutMs} ms; ending`);
  process.exit(1);
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
