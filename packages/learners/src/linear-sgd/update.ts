import type { Chunk, DocumentLabels, LearnerDocument } from '@classmark/learner';
import { createSgdTrainer, type SubjectModel } from '@classmark/linear';
import { type SparseRows, SparseRowsBuilder } from '@classmark/math';
import { HashedRow } from '../features/hashed-row.js';
import { hasKnownCell } from '../features/survey.js';
import { type SubjectGroup, targetsOf } from '../fitting/targets.js';
import { type ColumnWeights, gatherByColumn } from '../linear-scoring/column-weights.js';
import { createLinearWeights, type LinearWeights } from '../linear-scoring/weights.js';
import { type ExtendedModel, extendModel } from './extend-model.js';
import type { LinearParameters } from './parameters.js';
import { createShape, createUpdatePlan, groupSubjects } from './sgd-plan.js';

/** What an update goes on from, with room for the documents' columns and for new subjects. */
interface Update {
  readonly rows: SparseRows;
  readonly labels: readonly DocumentLabels[];
  /** `[subjects]` */
  readonly intercepts: Float64Array;
  /** By the columns that the documents have. */
  readonly byColumn: ColumnWeights;
}

/**
 * Learns a chunk's documents in their order, one step each, from the weights as they are. Weights in columns that no
 * document has are only forgotten a little, if at all. Memory: 4 bytes × the documents' columns × subjects of a group.
 */
export function updateLinearSgd(
  weights: LinearWeights<HashedRow>,
  chunk: Chunk,
  subjects: number,
  parameters: LinearParameters,
): LinearWeights<HashedRow> {
  if (subjects < weights.intercepts.length) throw new RangeError('An update cannot take subjects away.');
  const known = chunk.labels.map(hasKnownCell);
  const documents = chunk.documents.filter((_, i) => known[i]);
  const labels = chunk.labels.filter((_, i) => known[i]);
  const extended = extendModel(weights.row.model, documents);
  const row = new HashedRow(extended.model);
  const update: Update = {
    rows: makeRows(row, documents, extended.touched),
    labels,
    intercepts: extendIntercepts(weights.intercepts, subjects, parameters),
    byColumn: pickColumns(weights.byColumn, extended),
  };
  const bySubject = groupSubjects(subjects, extended.touched.length).flatMap((group) =>
    learnGroup(update, group, parameters),
  );
  const intercepts = Float64Array.from(bySubject, ({ intercept }) => intercept);
  const touched = gatherByColumn(extended.touched.length, bySubject);
  const kept = (1 + parameters.updateDecay) ** -labels.length;
  return createLinearWeights(row, intercepts, mergeColumns(weights.byColumn, touched, extended, kept));
}

/** A subject that nothing is known of begins where a no is right. */
function extendIntercepts(intercepts: Float64Array, subjects: number, { loss }: LinearParameters): Float64Array {
  const extended = new Float64Array(subjects).fill(loss === 'log' ? -Math.log(10) : -1);
  extended.set(intercepts.subarray(0, subjects));
  return extended;
}

/** The documents' rows, in the places that their columns have among those touched. */
function makeRows(row: HashedRow, documents: readonly LearnerDocument[], touched: Uint32Array): SparseRows {
  const places = new Map(Array.from(touched, (column, place) => [column, place]));
  const builder = new SparseRowsBuilder(touched.length);
  for (const document of documents) {
    row.fill(document);
    const columns = row.columns.subarray(0, row.size).map((column) => places.get(column) ?? 0);
    builder.push(columns, row.values, row.size);
  }
  return builder.view();
}

/** The weights as they were in the columns that are touched. */
function pickColumns({ starts, subjects, weights }: ColumnWeights, { touched, earlier }: ExtendedModel): ColumnWeights {
  const picked: { starts: number[]; entries: number[] } = { starts: [0], entries: [] };
  for (const column of touched) {
    const before = earlier[column] - 1;
    const end = before < 0 ? 0 : starts[before + 1];
    for (let e = before < 0 ? 0 : starts[before]; e < end; e++) picked.entries.push(e);
    picked.starts.push(picked.entries.length);
  }
  return {
    starts: Uint32Array.from(picked.starts),
    subjects: Uint32Array.from(picked.entries, (e) => subjects[e]),
    weights: Float32Array.from(picked.entries, (e) => weights[e]),
  };
}

function learnGroup(update: Update, group: SubjectGroup, parameters: LinearParameters): SubjectModel[] {
  const { rows, labels, intercepts, byColumn } = update;
  const trainer = createSgdTrainer(createShape({ ...parameters, averaging: false }, rows.columns, group.count));
  trainer.begin(createUpdatePlan(parameters, intercepts.slice(group.first, group.first + group.count)));
  trainer.setWeights((set) => {
    for (let column = 0; column < rows.columns; column++) {
      const end = byColumn.starts[column + 1];
      for (let e = byColumn.starts[column]; e < end; e++) {
        const k = byColumn.subjects[e] - group.first;
        if (k >= 0 && k < group.count) set(column, k, byColumn.weights[e]);
      }
    }
  });
  const order = Uint32Array.from(labels.keys());
  trainer.learn({ rows, order, targets: targetsOf(labels, order, group) }, 0, order.length);
  return trainer.finish(0);
}

/** All columns' weights: of those touched as they are now, of others as they were, times what is kept. */
function mergeColumns(
  before: ColumnWeights,
  now: ColumnWeights,
  { touched, earlier }: ExtendedModel,
  kept: number,
): ColumnWeights {
  const starts = new Uint32Array(earlier.length + 1);
  const places = new Map(Array.from(touched, (column, place) => [column, place]));
  const most = before.weights.length + now.weights.length;
  const subjects = new Uint32Array(most);
  const weights = new Float32Array(most);
  let end = 0;
  const copy = (from: ColumnWeights, column: number, factor: number): void => {
    const [first, last] = [from.starts[column], from.starts[column + 1]];
    subjects.set(from.subjects.subarray(first, last), end);
    for (let e = first; e < last; e++) weights[end + e - first] = from.weights[e] * factor;
    end += last - first;
  };
  for (let column = 0; column < earlier.length; column++) {
    const place = places.get(column);
    const old = earlier[column] - 1;
    if (place !== undefined) copy(now, place, 1);
    else if (old >= 0) copy(before, old, kept);
    starts[column + 1] = end;
  }
  return { starts, subjects: subjects.slice(0, end), weights: weights.slice(0, end) };
}
