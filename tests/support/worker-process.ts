import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const main = new URL('../../apps/worker/dist/main.js', import.meta.url);

/** A real worker, kept up as the supervisor does: one that is killed is replaced at once. */
export class WorkerProcess implements AsyncDisposable {
  private readonly url: string;
  private child: ChildProcess;
  private isStopping = false;

  private constructor(url: string) {
    this.url = url;
    this.child = this.start();
  }

  static async start(url: string): Promise<WorkerProcess> {
    const worker = new WorkerProcess(url);
    await once(worker.child, 'message');
    return worker;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isStopping = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }

  private start(): ChildProcess {
    const env = { ...process.env, DATABASE_URL: this.url, CLASSMARK_LOG_LEVEL: 'warn' };
    const child = spawn(process.execPath, ['--max-semi-space-size=4', main.pathname], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('exit', () => {
      if (!this.isStopping) this.child = this.start();
    });
    return child;
  }
}
