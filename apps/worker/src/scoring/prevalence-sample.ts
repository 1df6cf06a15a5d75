import { chooseScoringSample, type Database, readSample, type ScoringScope } from '@classmark/database';
import { prevalenceSample } from '@classmark/domain';
import type { LearnerDocument } from '@classmark/learner';

const chunkDocuments = 500;

/** The documents by which a scoring run estimates prevalences, chunk by chunk; none where there are too few to tell. */
export class PrevalenceSample {
  private readonly pool: Database['pool'];
  private readonly choose: () => Promise<string[]>;
  private left: string[] | null = null;

  constructor({ pool }: Database, scope: ScoringScope, servedSubjectIds: readonly number[]) {
    this.pool = pool;
    this.choose = async () => {
      const ids = await chooseScoringSample(pool, scope, { servedSubjectIds, most: prevalenceSample.most });
      return ids.length < prevalenceSample.least ? [] : ids;
    };
  }

  async next(): Promise<LearnerDocument[]> {
    const left = this.left ?? (await this.choose());
    this.left = left;
    const ids = left.splice(0, chunkDocuments);
    return ids.length === 0 ? [] : readSample(this.pool, ids);
  }
}
