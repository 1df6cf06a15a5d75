import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { AppContext } from '@classmark/runtime';
import { parseSparkAddress } from '@classmark/spark';
import type { Config } from '../config.js';
import { requireFreePort } from '../require-free-port.js';
import { StartError } from '../start-error.js';
import { buildMojoScorer } from './build-mojo-scorer.js';
import { installSpark, type SparkInstallation } from './install-spark.js';

/** What Spark reaches into Java's own packages for. */
const openPackages = [
  ...['lang', 'lang.invoke', 'lang.reflect', 'io', 'net', 'nio', 'util', 'util.concurrent'].map(
    (name) => `java.${name}`,
  ),
  ...['java.util.concurrent.atomic', 'sun.nio.ch', 'sun.nio.cs', 'sun.security.action', 'sun.util.calendar'],
];

const say = (line: string): void => console.log(line);

/** Installs Spark where it is not yet and runs a Spark Connect server on this machine until it is stopped. */
export async function startSpark({ home, sparkUrl, childEnvironment }: Config, { signal }: AppContext): Promise<void> {
  const { host, port } = parseSparkAddress(sparkUrl, null);
  if (!['127.0.0.1', 'localhost'].includes(host)) {
    throw new StartError(`CLASSMARK_SPARK_URL names ${host}: a Spark of your own, which is not started from here.`);
  }
  await requireFreePort(host, port, 'CLASSMARK_SPARK_URL');
  const installation = installSpark(home, say);
  buildMojoScorer(say);
  const work = join(home, 'spark', 'work');
  mkdirSync(work, { recursive: true });
  const server = spawn(installation.java, serverArgs(installation, port), {
    cwd: work,
    env: { ...childEnvironment, SPARK_HOME: installation.sparkHome, SPARK_LOCAL_IP: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(server, 'exit');
  const stop = (): boolean => server.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  const isUp = await Promise.race([untilPortAnswers(port, signal), ended.then(() => false)]);
  if (isUp) say(`Spark is ready: sc://127.0.0.1:${port}`);
  await ended;
  if (!signal.aborted) throw new StartError('Spark ended by itself; its output above says why.');
}

function serverArgs({ sparkHome }: SparkInstallation, port: number): string[] {
  return [
    ...openPackages.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    '-cp',
    join(sparkHome, 'jars', '*'),
    'org.apache.spark.deploy.SparkSubmit',
    ...['--class', 'org.apache.spark.sql.connect.service.SparkConnectServer', '--master', 'local[*]'],
    ...['--conf', 'spark.connect.grpc.binding.address=127.0.0.1'],
    ...['--conf', `spark.connect.grpc.binding.port=${port}`, '--conf', 'spark.ui.enabled=false'],
    ...['--conf', 'spark.log.level=ERROR', 'spark-internal'],
  ];
}

async function untilPortAnswers(port: number, signal: AbortSignal): Promise<boolean> {
  while (!(await answers(port))) await delay(200, undefined, { signal });
  return true;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => socket.destroy());
}
