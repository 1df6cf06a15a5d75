import type { MojoModel } from './model/model.js';
import { openMojo } from './reading/open-mojo.js';
import { readModel } from './reading/read-model.js';

/**
 * Reads an H2O MOJO (https://docs.h2o.ai/h2o/latest-stable/h2o-docs/mojo-capabilities.html) as h2o-genmodel 3.46.0.7
 * does. Throws MojoError for whatever is no model, damaged, too large or unknown.
 */
export async function readMojo(bytes: Uint8Array): Promise<MojoModel> {
  return readModel(await openMojo(bytes));
}
