import { type Actor, AppError, requireNoRuns, type Scheme, type SchemeSettings } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Transaction } from '../database.js';
import { startRescoring } from '../scoring/start-rescoring.js';
import { holdStill } from '../upkeep/hold-still.js';
import { schemeFields } from './read-subjects.js';

export interface SchemeEdit {
  readonly schemeId: number;
  readonly settings: SchemeSettings;
  readonly actor: Actor;
}

/** See SchemeEditStore. */
export async function editScheme(tx: Transaction, { schemeId, settings, actor }: SchemeEdit): Promise<Scheme> {
  requireNoRuns(await holdStill(tx, { mayModelsGo: false }));
  const before = await tx.scheme.findUnique({ where: { id: schemeId }, select: schemeFields });
  if (before === null) throw new AppError('NOT_FOUND', 'Scheme not found.');
  if (before.labelsImplyBroader === settings.labelsImplyBroader) return before;
  const scheme = await tx.scheme.update({ where: { id: schemeId }, data: settings, select: schemeFields });
  await recordAudit(tx, { actor, action: 'scheme.edited', target: `scheme:${schemeId}`, details: settings });
  const count = await tx.document.count({ where: { labels: { some: { value: true, subject: { schemeId } } } } });
  await startRescoring(tx, { count, since: null, title: `Scoring after editing "${scheme.name}"`, actor });
  return scheme;
}
