import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { keepRotated, rotateLog } from './rotate-log.js';
import { StartError } from './start-error.js';

export interface ProcessPlan {
  readonly name: string;
  /** Arguments of Node: flags, script, its arguments. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where its output goes. */
  readonly logFile: string;
}

const stopTimeoutMs = 20_000;
/** A process that lived at least this long is started again at once, one that did not after a growing pause. */
const soundLifeMs = 10_000;
const maxPauseMs = 10_000;

/**
 * Keeps a process running until disposed. It hangs on an IPC channel, by which it learns that this one is gone, and is
 * in a session of its own, so that a terminal's Ctrl-C reaches the supervisor alone, which stops all in order.
 */
export class SupervisedProcess implements AsyncDisposable {
  private readonly plan: ProcessPlan;
  private readonly report: (line: string) => void;
  private child: ChildProcess;
  private isStopping = false;
  private pause: NodeJS.Timeout | undefined;
  private readonly rotation: Disposable;

  /** `report` is told of each unexpected end. */
  constructor(plan: ProcessPlan, report: (line: string) => void) {
    this.plan = plan;
    this.report = report;
    this.child = this.start(0);
    this.rotation = keepRotated(plan.logFile, report);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Resolves when the process says that it is ready; rejects, with its last words, if it ends first. */
  async untilReady(): Promise<void> {
    const { name, logFile } = this.plan;
    const ended = once(this.child, 'exit').then(() => {
      const lastWords = readFileSync(logFile, 'utf8').trim().split('\n').slice(-25).join('\n');
      throw new StartError(`The ${name} did not start. The end of ${logFile}:\n${lastWords}`);
    });
    await Promise.race([once(this.child, 'message'), ended]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.pause);
    this.rotation[Symbol.dispose]();
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const patience = setTimeout(() => this.child.kill('SIGKILL'), stopTimeoutMs);
    await ended;
    clearTimeout(patience);
  }

  private start(quickDeaths: number): ChildProcess {
    const { args, cwd, env, logFile } = this.plan;
    const startedAt = performance.now();
    const log = openLog(logFile, this.report);
    const child = spawn(process.execPath, args, { cwd, env, detached: true, stdio: ['ignore', log, log, 'ipc'] });
    closeSync(log);
    child.on('exit', (code, signal) => {
      if (this.isStopping) return;
      const deaths = performance.now() - startedAt < soundLifeMs ? quickDeaths + 1 : 0;
      this.report(`The ${this.plan.name} ended (${signal ?? code}); starting it again. Its log: ${logFile}`);
      this.pause = setTimeout(() => (this.child = this.start(deaths)), pauseMs(deaths));
    });
    return child;
  }
}

/** 0 after a sound life, then 250 ms, doubled with each quick death. */
function pauseMs(quickDeaths: number): number {
  return quickDeaths === 0 ? 0 : Math.min(250 * 2 ** (quickDeaths - 1), maxPauseMs);
}

/** Opens a log to append to; one that has grown large is put aside first. */
function openLog(path: string, report: (line: string) => void): number {
  mkdirSync(dirname(path), { recursive: true });
  rotateLog(path, report);
  return openSync(path, 'a');
}
