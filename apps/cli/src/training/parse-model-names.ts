import { UsageError } from '../terminal/usage-error.js';

/** What a recipe may learn from beside the words of documents. */
const additions = ['vectors', 'encoder'] as const;
type Addition = (typeof additions)[number];

/** What `--models` lists: `linear`, or `linear+vectors` for the recipe `linear` with `--embeddings`. */
export interface ModelName {
  readonly name: string;
  readonly recipe: string;
  readonly addition: Addition | null;
}

const optionOf = { vectors: '--embeddings', encoder: '--encoder' } as const;

function parseModelName(name: string): ModelName {
  const [recipe = '', after, ...more] = name.split('+');
  if (after === undefined) return { name, recipe, addition: null };
  const addition = additions.find((known) => known === after);
  if (addition === undefined || more.length > 0) {
    throw new UsageError(`a model is a recipe, with "+vectors" or "+encoder" after it or nothing; got "${name}"`);
  }
  return { name, recipe, addition };
}

/**
 * Reads a list of models, separated by commas.
 * @param given whether there are word vectors and an encoder
 * @throws UsageError
 */
export function parseModelNames(list: string, given: Readonly<Record<Addition, boolean>>): ModelName[] {
  const models = list.split(',').map((name) => parseModelName(name.trim()));
  if (models.length < 2) throw new UsageError(`option --models must list two or more models; got "${list}"`);
  for (const [i, { name, addition }] of models.entries()) {
    if (models.findIndex((other) => other.name === name) < i) {
      throw new UsageError(`option --models must list each model once; got "${name}" twice`);
    }
    if (addition !== null && !given[addition]) throw new UsageError(`"${name}" needs option ${optionOf[addition]}`);
  }
  for (const addition of additions) {
    if (given[addition] && !models.some((model) => model.addition === addition)) {
      throw new UsageError(`option ${optionOf[addition]} is for models named with "+${addition}"; there is none`);
    }
  }
  return models;
}
