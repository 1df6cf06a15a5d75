import type { Corpus, FitContext } from '@classmark/learner';
import { canRunSgdKernel, createSgdTrainer, type SgdTrainer, type SubjectModel } from '@classmark/linear';
import { KernelMemory } from '@classmark/math';
import type { TermRowsOptions } from '@classmark/text';
import { type HashedModel, keptColumns } from '../features/hashed-model.js';
import { HashedRow } from '../features/hashed-row.js';
import { WordNotes } from '../features/word-notes.js';
import { learnPass } from '../fitting/learn-pass.js';
import { type BlockLimits, type NoteDocument, type PassStart, RowPool } from '../fitting/row-pool.js';
import type { SubjectGroup } from '../fitting/targets.js';
import { interceptCorrections, sampleNegatives } from '../imbalance/undersampling.js';
import { dropEmptyColumns, gatherByColumn } from '../linear-scoring/column-weights.js';
import { chooseMostWeights, pickLargest } from '../linear-scoring/largest-weights.js';
import { createLinearWeights, type LinearWeights } from '../linear-scoring/weights.js';
import { type BlockTrainer, trainHere, trainInThread } from './block-trainer.js';
import { decodeCheckpoint, encodeCheckpoint, type FitState } from './checkpoint.js';
import { surveyFeatures } from './fit-features.js';
import { negativeShares } from './negative-shares.js';
import type { LinearParameters, SettledParameters } from './parameters.js';
import { settleLinearSgd } from './settle.js';
import { createPlan, createShape, groupSubjects } from './sgd-plan.js';

/** Smaller weights than this share of their subject's largest are dropped: nine in ten, mostly noise. */
const smallestShare = 0.02;
const blockRows = 50_000;
/** Of all subjects together: 128 MB. */
const allWeights = 2 ** 24;
/** Address space alone: what is not written to takes no memory. */
const mostMebibytes = 4_095;

/**
 * Learns by passes of stochastic gradient descent over blocks of rows, for each group of subjects; where documents are
 * many, in one pass over the corpus. Memory does not grow with the corpus: 4 bytes × columns × subjects of a group (64 at
 * the most), some blocks of rows, and the kept weights.
 */
export async function fitLinearSgd(
  corpus: Corpus,
  subjects: number,
  parameters: LinearParameters,
  context: FitContext,
): Promise<LinearWeights<HashedRow>> {
  const settled = await settleLinearSgd(corpus, subjects, parameters, context);
  const name = JSON.stringify([settled, subjects, context.seed]);
  const resumed = context.resumeFrom && decodeCheckpoint(context.resumeFrom, name);
  const { counted, model, passes } = resumed ?? (await surveyFeatures(corpus, subjects, settled, context));
  const fit = new SgdFit(corpus, settled, context, { name, counted, model, surveyPasses: passes, resumed });
  return fit.run(subjects);
}

/** What is known when learning begins, and what was learnt before where it goes on. */
interface Beginning {
  readonly name: string;
  readonly counted: FitState['counted'];
  readonly model: HashedModel;
  readonly surveyPasses: number;
  readonly resumed: FitState | undefined;
}

/** What learns all groups of subjects, and of what. */
interface Learning<Rows> {
  readonly trainer: SgdTrainer;
  readonly learner: BlockTrainer<Rows>['learner'];
  readonly pool: RowPool<Rows>;
}

type UntilLearnt = () => Promise<unknown>;

class SgdFit {
  private readonly memory = canRunSgdKernel() ? new KernelMemory({ mostMebibytes }) : undefined;
  private readonly columns: number;
  private readonly notes: WordNotes | null;
  private readonly limits: BlockLimits;
  private readonly shares: Float64Array;
  private readonly finished: SubjectModel[];
  private readonly rounds: number;
  private documents: number;

  constructor(
    private readonly corpus: Corpus,
    private readonly parameters: SettledParameters,
    private readonly context: FitContext,
    private readonly begun: Beginning,
  ) {
    const { model, counted, resumed } = begun;
    this.limits = { bytes: parameters.blockBytes, rows: blockRows };
    const noted = resumed && { marks: resumed.wordMarks, documents: resumed.noted };
    this.notes = model.isOpen ? new WordNotes(model, noted) : null;
    this.columns = model.isOpen ? 2 ** model.bits : model.buckets.length;
    this.shares = negativeShares(parameters, counted);
    this.finished = [...(resumed?.finished ?? [])];
    this.rounds = parameters.passes;
    this.documents = counted.documents;
  }

  async run(subjects: number): Promise<LinearWeights<HashedRow>> {
    const groups = groupSubjects(subjects, this.columns);
    const most = Math.max(1, ...groups.map(({ count }) => count));
    const trainer = createSgdTrainer(createShape(this.parameters, this.columns, most), this.memory);
    const { memory } = this;
    const { threads } = this.context;
    const plan = { options: rowOptions(this.begun.model), blockBytes: this.limits.bytes };
    if (memory && threads && threads.count > 0) {
      await using place = trainInThread(trainer, memory, plan, threads);
      await this.learnGroups(trainer, place, groups);
    } else {
      await using place = trainHere(trainer, memory, plan);
      await this.learnGroups(trainer, place, groups);
    }
    return this.finish();
  }

  private async learnGroups<Rows>(
    trainer: SgdTrainer,
    { learner, contentsFor }: BlockTrainer<Rows>,
    groups: readonly SubjectGroup[],
  ): Promise<void> {
    const note: NoteDocument = (document, place) => this.notes?.note(document, place);
    const pool = new RowPool(this.corpus, contentsFor, this.limits, note);
    for (const [number, group] of groups.entries()) {
      if (number < (this.begun.resumed?.group ?? 0)) continue;
      await this.learnGroup({ trainer, learner, pool }, group, { number, of: groups.length });
    }
  }

  private async learnGroup<Rows>(
    { trainer, learner, pool }: Learning<Rows>,
    group: SubjectGroup,
    { number, of }: { readonly number: number; readonly of: number },
  ): Promise<void> {
    const { parameters, context, shares, rounds } = this;
    const { counted, surveyPasses } = this.begun;
    const resumed = this.begun.resumed?.group === number ? this.begun.resumed : undefined;
    trainer.begin(createPlan(parameters, counted, group, shares));
    if (resumed) trainer.restore(resumed.trainer);
    const { seed } = context;
    const sample = parameters.classWeights === 'undersample' ? sampleNegatives(group, shares, seed) : undefined;
    const plan = { pool, memory: this.memory, seed, passes: surveyPasses + rounds * of };
    for (let round = resumed?.round ?? 0; round < rounds; round++) {
      const keep = (place: { readonly start: PassStart; readonly round: number }, untilLearnt: UntilLearnt) =>
        this.checkpoint({ trainer, untilLearnt }, { group: number, ...place });
      const pass = {
        ...{ learner, group, sample, round },
        number: surveyPasses + number * rounds + round + 1,
        start: resumed?.round === round ? resumed.start : undefined,
        onPlace: (start: PassStart, untilLearnt: UntilLearnt) => keep({ start, round }, untilLearnt),
      };
      this.documents = await learnPass({ ...plan, documents: this.documents }, pass, context);
      await keep({ start: { blocks: 0, documents: 0 }, round: round + 1 }, async () => {});
    }
    const corrections = interceptCorrections(shares.subarray(group.first, group.first + group.count));
    const learnt = trainer.finish(smallestShare);
    const most = chooseMostWeights(parameters.mostWeights, { subjects: shares.length, all: allWeights });
    for (const [k, own] of learnt.entries()) {
      this.finished.push({ ...keepLargest(own, most), intercept: own.intercept + corrections[k] });
    }
  }

  private async checkpoint(
    { trainer, untilLearnt }: { readonly trainer: SgdTrainer; readonly untilLearnt: UntilLearnt },
    place: Pick<FitState, 'group' | 'round' | 'start'>,
  ): Promise<void> {
    const { begun, notes, finished } = this;
    const { name, counted, model, surveyPasses } = begun;
    await this.context.onCheckpoint?.(async () => {
      await untilLearnt();
      return encodeCheckpoint({
        ...place,
        ...{ fit: name, documents: counted.documents, passes: surveyPasses, counted, model, finished },
        noted: notes?.documents ?? 0,
        wordMarks: notes?.marks() ?? new Uint32Array(0),
        trainer: trainer.save(),
      });
    });
  }

  private finish(): LinearWeights<HashedRow> {
    const { model } = this.begun;
    const intercepts = Float64Array.from(this.finished, ({ intercept }) => intercept);
    const byColumn = gatherByColumn(this.columns, this.finished);
    if (!this.notes) return createLinearWeights(new HashedRow(model), intercepts, byColumn);
    const { used, byColumn: byPlace } = dropEmptyColumns(byColumn);
    const marks = this.notes.marks();
    const wordMarks = used.map((column) => marks[column]);
    return createLinearWeights(new HashedRow({ ...model, buckets: used, wordMarks }), intercepts, byPlace);
  }
}

function keepLargest(own: SubjectModel, most: number): SubjectModel {
  if (own.weights.length <= most) return own;
  const { columns: places, weights } = pickLargest(own.weights, most);
  return { ...own, weights, columns: places.map((place) => own.columns[place]) };
}

function rowOptions(model: HashedModel): TermRowsOptions {
  const { bits, maxWords, stopWords, signed, characters } = model;
  const weighting = model.weighting === 'count' ? 'count' : 'log-count';
  const kept = keptColumns(model);
  return { bits, maxWords, stopWords, signed, characters, weighting, unitLength: true, ...(kept && { kept }) };
}
