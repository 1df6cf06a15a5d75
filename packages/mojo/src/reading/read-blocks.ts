import type { InputBlocks, ModelHeader } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import type { Fields } from './fields.js';

/** How categorical and numeric inputs lie in a vector of coefficients or slots. */
export function readBlocks(fields: Fields, header: ModelHeader): InputBlocks {
  const categoricalCount = fields.count('cats');
  const numericCount = fields.count('nums');
  if (categoricalCount + numericCount !== header.inputs.length) {
    throw new MojoError(
      'NOT_SUPPORTED',
      `The model has ${header.inputs.length} inputs and coefficients for ${categoricalCount + numericCount}; interactions are not scored.`,
    );
  }
  const offsets = fields.findNumbers('cat_offsets') ?? [0];
  const isAscending = offsets.every((offset, i) => Number.isInteger(offset) && offset >= (offsets[i - 1] ?? 0));
  if (offsets.length !== categoricalCount + 1 || offsets[0] !== 0 || !isAscending || offsets[categoricalCount] > 1e7) {
    throw new MojoError('DAMAGED', 'model.ini: "cat_offsets" does not fit the categorical inputs.');
  }
  return { categoricalCount, numericCount, offsets, usesAllLevels: fields.isTrue('use_all_factor_levels') };
}
