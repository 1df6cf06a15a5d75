import { type Archive, readArchive } from '../archive/read-archive.js';
import { MojoError } from '../mojo-error.js';
import { ModelFiles } from './model-files.js';

/** The folder that the model lies in, where somebody packed it with its folder; `''` where it lies outside of any. */
function findFolder({ names }: Archive): string {
  if (names.has('model.ini')) return '';
  const inner = [...names].filter((name) => name.endsWith('/model.ini') && !/^models\/[^/]+\/[^/]+\//.test(name));
  const depthOf = (name: string): number => name.split('/').length;
  const least = Math.min(...inner.map(depthOf));
  const folders = inner.filter((name) => depthOf(name) === least).map((name) => name.slice(0, -'model.ini'.length));
  if (folders.length > 1) {
    const listed = folders.slice(0, 5).map((folder) => `"${folder.slice(0, -1)}"`);
    throw new MojoError('NOT_A_MOJO', `The zip holds several models: ${listed.join(', ')}. Pack one of them alone.`);
  }
  const zip = [...names].find((name) => name.endsWith('.zip'));
  if (folders.length === 0 && zip !== undefined) {
    throw new MojoError('NOT_A_MOJO', `The zip is not a MOJO, but holds "${zip}"; unpack it and take that.`);
  }
  return folders[0] ?? '';
}

/** Whether H2O's own reader finds the files of a model: outside of any folder, under their plain names. Throws MojoError. */
export async function isPackedByH2o(bytes: Uint8Array): Promise<boolean> {
  const { names, isVerbatim } = await readArchive(bytes);
  return isVerbatim && names.has('model.ini');
}

/** The files of the model in a zip. Throws MojoError. */
export async function openMojo(bytes: Uint8Array): Promise<ModelFiles> {
  const archive = await readArchive(bytes);
  return new ModelFiles(archive, findFolder(archive));
}
