import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AppError } from '@classmark/domain';
import { createScorer, isPackedByH2o, isTableModel, type MojoModel } from '@classmark/mojo';
import type { SparkSession } from '../connect/session.js';
import { quote } from '../plans/relations.js';
import { type FindColumn, requireInput } from './find-columns.js';
import { offsetColumn, offsetName } from './input-columns.js';
import type { ModelSql } from './model-sql.js';
import { textLiteral } from './sql.js';

/** genmodel with a function around it; Maven makes it (`npm run spark`). */
const jar = fileURLToPath(new URL('../../dist/java/mojo-scorer.jar', import.meta.url));
const functionName = 'classmark_score_row';

/** A MOJO zip with what was read from it. */
export interface MojoFile {
  readonly model: MojoModel;
  readonly bytes: Uint8Array;
}

const hasGenmodel = (): boolean => existsSync(jar);

/** Whether genmodel was built, and reads this zip. */
export const canUseGenmodel = async (bytes: Uint8Array): Promise<boolean> =>
  hasGenmodel() && (await isPackedByH2o(bytes));

/**
 * Sends genmodel and a model to the session. Gives the name of the model's file there.
 * @throws AppError where genmodel was not built, or cannot read the zip
 */
export async function sendToGenmodel(session: SparkSession, { bytes }: MojoFile, name: string): Promise<void> {
  if (!hasGenmodel()) {
    throw new AppError(
      'CONFLICT',
      'Models of this kind are scored by genmodel, which is not built yet: install Maven, then run "npm run spark" once.',
    );
  }
  if (!(await isPackedByH2o(bytes))) {
    throw new AppError(
      'CONFLICT',
      'Models of this kind are scored by genmodel, which does not find the files of a zip that was packed again within a folder. Export the model from H2O once more, or pack the contents of its folder.',
    );
  }
  await session.upload('jars/mojo-scorer.jar', await readFile(jar));
  await session.upload(`files/${name}`, bytes);
  await session.run({
    register_function: {
      function_name: functionName,
      deterministic: true,
      java_udf: {
        class_name: 'classmark.ScoreRow',
        output_type: { array: { element_type: { double: {} }, contains_null: false } },
        aggregate: false,
      },
    },
  });
}

/**
 * A model as a call of genmodel. The answers are named as those of expressions are.
 * @param find the table's column for an input; null where there is none
 */
export function genmodelSql(
  model: MojoModel,
  file: string,
  find: FindColumn,
): { readonly inputs: readonly (readonly [string, string])[] } & ModelSql {
  if (!isTableModel(model)) {
    throw new AppError('INVALID_INPUT', `Spark cannot score ${model.algorithmName} models.`);
  }
  requireInput(model, find);
  const fields = model.inputs.flatMap(({ name, levels }) => {
    const column = find(name);
    if (column === null) return [];
    const type = levels === null && column.kind === 'number' ? 'DOUBLE' : 'STRING';
    return [`${textLiteral(name)}, CAST(${quote(column.name)} AS ${type})`];
  });
  const call = `${functionName}(${textLiteral(file)}, named_struct(${fields.join(', ')}), ${offsetName})`;
  const { outputs, labels, hasIndex } = createScorer(model);
  const index = 'CAST(element_at(__answer, 1) AS INT)';
  const labelled: [string, string][] =
    labels === null
      ? hasIndex
        ? [['cluster', index]]
        : []
      : [['label', `element_at(array(${labels.map(textLiteral).join(', ')}), ${index} + 1)`]];
  const values = outputs.map((name, i): [string, string] => [name, `element_at(__answer, ${i + 2})`]);
  return {
    inputs: [[offsetName, offsetColumn(model, find)]],
    steps: [[['__answer', call]]],
    outputs: [...labelled, ...values],
  };
}
