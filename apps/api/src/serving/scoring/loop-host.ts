import { nextTurn } from '../next-turn.js';
import { doTask } from './scoring-tasks.js';
import { type HostedVersion, readVersion, traitsOf, type VersionHost } from './version-host.js';

/** Versions that are asked in this thread, with a turn for others before each. */
export class LoopHost implements VersionHost {
  async open(bytes: Uint8Array): Promise<HostedVersion> {
    const version = await readVersion(bytes);
    return {
      traits: traitsOf(version),
      async ask(kind, input, signal) {
        await nextTurn(signal);
        return doTask(version, { kind, input });
      },
      [Symbol.dispose]() {},
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
