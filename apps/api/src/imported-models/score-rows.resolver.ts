import { AppError, parseInput, requireRole, scoreRowsInput } from '@classmark/domain';
import { type CellValue, MojoError, type MojoModel, type RowMode, TableScorer } from '@classmark/mojo';
import { Arg, Ctx, Field, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { type Asked, Costs } from '../graphql/costs.js';
import { keyOf } from '../graphql/global-id.js';
import { Json } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { RowModeEnum } from './row-mode.enum.js';

@SeenBy('reader')
@ObjectType('ScoreValue', { description: 'One value that a model gives a row.' })
class ScoreValueObject {
  @Field(() => String, {
    description: 'Its name: `p0` and `p1` are probabilities of the classes, `value` is a number.',
  })
  declare readonly name: string;

  @Field(() => Float, { nullable: true, description: 'The value; null if it is not a finite number.' })
  declare readonly value: number | null;
}

@SeenBy('reader')
@ObjectType('ScoredRow', { description: 'A row with its scores.' })
class ScoredRowObject {
  @Field(() => String, { nullable: true, description: "Why it is not scored, by the name of genmodel's exception." })
  declare readonly error: string | null;

  @Field(() => String, { nullable: true, description: 'The label, of a classifier.' })
  declare readonly label: string | null;

  @Field(() => Int, { nullable: true, description: 'The index of the label, or the cluster.' })
  declare readonly index: number | null;

  @Field(() => [ScoreValueObject], {
    description: 'The values, in the order of the model; none where it is not scored.',
  })
  declare readonly values: readonly ScoreValueObject[];

  @Field(() => [ScoreValueObject], {
    description: 'What each input adds to the linear predictor; empty unless the model has exactly one.',
  })
  declare readonly contributions: readonly ScoreValueObject[];
}

/** How many rows are given. */
const givenRows = ({ args }: Asked): number => (Array.isArray(args.rows) ? args.rows.length : 1);

/** Of which a unit of work is made, for a model says what it takes in smaller ones. */
const stepsPerUnit = 250;
/** What a model takes before its first row never is all that a query may cost. */
const mostToStart = 50_000;

/** Twenty for the answer to each row, and what the model takes; one that is not in memory has to be read first. */
function scoringCost(asked: Asked): number {
  const { modelId } = asked.args;
  const work = typeof modelId === 'string' ? asked.known.workOf(modelId) : null;
  const start = work === null ? mostToStart : Math.min(mostToStart, work.start / stepsPerUnit);
  return 200 + start + givenRows(asked) * (20 + (work?.row ?? 0) / stepsPerUnit);
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

type Row = ReturnType<typeof scoreRowsInput.parse>['rows'][number];

/** A column may be called `constructor`, which every object has something by. */
const cellOf = (row: Row, column: string): CellValue => (Object.hasOwn(row, column) ? (row[column] ?? null) : null);

/** Of all columns that any row has, in all rows. */
const mostCells = 2_000_000;

const tooManyCells = (columns: number, rows: number): AppError =>
  new AppError(
    'INVALID_INPUT',
    `${rows} rows of ${columns} columns have more than ${mostCells.toLocaleString('en')} cells; leave out the columns that the model does not know, or send fewer rows.`,
  );

function scoreAll(model: MojoModel, { rows, mode }: ReturnType<typeof scoreRowsInput.parse>): ScoredRowObject[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.length * rows.length > mostCells) throw tooManyCells(columns.length, rows.length);
  const scorer = new TableScorer(model, { columns, mode });
  const { values, indices } = scorer.score(rows.map((row) => columns.map((column) => cellOf(row, column))));
  return rows.map((_, r) => {
    const error = scorer.errorOf(r);
    if (error !== null) return { error, label: null, index: null, values: [], contributions: [] };
    return {
      error,
      label: scorer.labelOf(r),
      index: scorer.hasIndex ? (indices[r] ?? null) : null,
      values: scorer.outputs.map((name, k) => ({ name, value: finite(values[k]?.[r] ?? Number.NaN) })),
      contributions: scorer.contributionsOf(r).map(({ name, contribution }) => ({ name, value: finite(contribution) })),
    };
  });
}

@Resolver()
export class ScoreRowsResolver {
  @Costs({ work: scoringCost, items: givenRows })
  @Query(() => [ScoredRowObject], {
    nullable: true,
    description: 'Scores up to 1,000 rows by an imported model; null if the model was not found.',
  })
  async scoreRows(
    @Arg('modelId', () => ID, { description: 'The imported model.' }) modelId: string,
    @Arg('rows', () => [Json], {
      description:
        'The rows: objects of columns with a text, a number or null. Columns that the model does not know are ignored.',
    })
    rows: readonly unknown[],
    @Arg('mode', () => RowModeEnum, {
      defaultValue: 'lenient',
      description: 'How to treat unknown levels, and texts that are not numbers.',
    })
    mode: RowMode,
    @Ctx() { actor, loaders, loadedModels }: RequestContext,
  ): Promise<ScoredRowObject[] | null> {
    requireRole(actor, 'reader');
    const input = parseInput(scoreRowsInput, { rows, mode });
    const id = keyOf('ImportedModel', modelId, 'modelId');
    const loaded = (await loaders.importedModels.load(id)) && (await loadedModels.find(id));
    return loaded && refuseKindly(() => scoreAll(loaded.model, input));
  }
}

function refuseKindly<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof MojoError ? new AppError('INVALID_INPUT', error.message) : error;
  }
}
