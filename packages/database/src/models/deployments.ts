import {
  type Actor,
  type DeployableVersion,
  type DeploymentChange,
  type DeploymentSituation,
  type DeploymentStore,
  type DeploymentsChanged,
  requireSubjectsLeft,
  scoringJob,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { startRun } from '../runs/start-run.js';
import { transact } from '../transact.js';
import { announceDeployment } from './announce-deployment.js';

/** Held while deployments are decided and changed, so that changes wait for each other. */
const deploymentLock = 0x6465_706c;

export function createDeploymentStore(database: Database): DeploymentStore {
  return {
    findDeployableVersion: (versionId) => findDeployableVersion(database.prisma, versionId),
    changeDeployments: (change) => transact(database, (tx) => changeDeployments(tx, change)),
  };
}

/** Which version a run made, with the subjects it was trained for. */
export async function findDeployableVersion(tx: Transaction, versionId: number): Promise<DeployableVersion | null> {
  const version = await tx.version.findUnique({
    where: { id: versionId },
    select: { id: true, classifiers: { where: { state: 'trained' }, select: { subjectId: true } } },
  });
  return version && { id: version.id, trained: new Set(version.classifiers.map(({ subjectId }) => subjectId)) };
}

/** Makes changes of deployments wait until the transaction ends. */
export async function lockDeployments(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${deploymentLock})`;
}

/** See DeploymentStore; for a transaction that is there already. */
export async function changeDeployments(tx: Transaction, change: DeploymentChange): Promise<DeploymentsChanged> {
  await lockDeployments(tx);
  const changes = change.decide(await readSituation(tx, change.subjectIds));
  const subjectIds = [...changes.keys()];
  await holdSubjects(tx, subjectIds);
  await tx.$executeRaw`
    update deployment set ended_at = now() where ended_at is null and subject_id = any(${subjectIds}::int[])`;
  const started = await tx.$queryRaw<{ id: number }[]>`
    insert into deployment (subject_id, version_id, user_id, api_key_id)
    select subject_id, version_id, ${change.actor.kind === 'user' ? change.actor.id : null}::int,
      ${change.actor.kind === 'key' ? change.actor.id : null}::int
    from unnest(${subjectIds}::int[], ${[...changes.values()]}::int[]) as change (subject_id, version_id)
    returning id`;
  await recordDeployments(tx, change, changes);
  const runId = await startScoring(tx, change.actor, subjectIds);
  announceDeployment();
  return { deploymentIds: started.map(({ id }) => id), runId };
}

/** Subjects are deleted without the lock of deployments, and a version was read before it. */
async function holdSubjects(tx: Transaction, ids: readonly number[]): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`
    select from subject where id = any(${[...ids]}::int[]) order by id for key share`;
  requireSubjectsLeft(ids, found.length);
}

function startScoring(tx: Transaction, actor: Actor, subjectIds: number[]): Promise<bigint> {
  const title = `Scoring for ${subjectIds.length} ${subjectIds.length === 1 ? 'subject' : 'subjects'}`;
  return startRun(tx, { job: scoringJob, title, input: { subjectIds }, actor });
}

async function readSituation(tx: Transaction, subjectIds: readonly number[]): Promise<DeploymentSituation> {
  const open = await tx.deployment.findMany({
    where: { endedAt: null },
    select: { subjectId: true, versionId: true },
  });
  const subjects = await tx.subject.findMany({
    where: { id: { in: [...subjectIds] } },
    select: { id: true, deployments: { orderBy: { id: 'asc' }, select: { versionId: true } } },
  });
  const histories = new Map(subjects.map((subject) => [subject.id, subject.deployments.map((d) => d.versionId)]));
  return {
    serving: new Map(open.map(({ subjectId, versionId }) => [subjectId, versionId])),
    histories: new Map(subjectIds.flatMap((id) => (histories.has(id) ? [[id, histories.get(id) ?? []]] : []))),
  };
}

/** One audit event for each version that now serves more. */
async function recordDeployments(
  tx: Transaction,
  { actor, action }: DeploymentChange,
  changes: ReadonlyMap<number, number>,
): Promise<void> {
  for (const [versionId, subjects] of Map.groupBy(changes.keys(), (subjectId) => changes.get(subjectId))) {
    await recordAudit(tx, { actor, action, target: `version:${versionId}`, details: { subjectIds: subjects } });
  }
}
