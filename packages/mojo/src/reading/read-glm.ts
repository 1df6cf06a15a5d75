import { type GlmLink, type GlmModel, type ModelHeader, meanLinks } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import type { ModelIni } from './model-ini.js';
import { readBlocks } from './read-blocks.js';

const families = [
  'gaussian',
  'binomial',
  'quasibinomial',
  'fractionalbinomial',
  'multinomial',
  'ordinal',
  'poisson',
  'gamma',
  'tweedie',
  'negativebinomial',
] as const;

/** What takes a family's predictors to its answer: of many classes their own link, else one to a mean. */
function linksOf(family: (typeof families)[number]): readonly GlmLink[] {
  if (family === 'multinomial') return ['multinomial'];
  return family === 'ordinal' ? ['ologit'] : meanLinks;
}

export function readGlm(header: ModelHeader, { fields }: ModelIni): GlmModel {
  const blocks = readBlocks(fields, header);
  const family = fields.oneOf('family', families);
  const link = fields.oneOf('link', linksOf(family));
  const perClass = (blocks.offsets.at(-1) ?? 0) + blocks.numericCount + 1;
  const hasBlocks = family === 'multinomial' || family === 'ordinal';
  const coefficients = Float64Array.from(fields.numbers('beta', hasBlocks ? perClass * header.classCount : perClass));
  const classifies = hasBlocks || family.endsWith('binomial') === true;
  if (family !== 'negativebinomial' && classifies !== header.classCount > 1) {
    throw new MojoError('DAMAGED', `A ${family} model cannot have ${header.classCount} classes.`);
  }
  const imputation = fields.isTrue('mean_imputation')
    ? {
        levels: fields.numbers('cat_modes', blocks.categoricalCount),
        means: fields.numbers('num_means', blocks.numericCount),
      }
    : null;
  const tweedieLinkPower = fields.findNumber('tweedie_link_power') ?? 0;
  return { ...header, algorithm: 'glm', family, link, tweedieLinkPower, blocks, imputation, coefficients };
}
