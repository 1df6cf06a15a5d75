import { MojoError, readArchive } from '@classmark/mojo';
import { EncoderError } from './encoder-error.js';
import { type EncoderFileSet, gatherEncoderFiles } from './encoder-files.js';

const marker = 'config.json';

/** The folder of the highest config.json: people zip a folder or what is in it. Empty, or ends in a slash. */
function findFolder(names: ReadonlySet<string>): string {
  const depthOf = (name: string): number => name.split('/').length;
  const found = [...names].filter((name) => name === marker || name.endsWith(`/${marker}`));
  return found.toSorted((a, b) => depthOf(a) - depthOf(b))[0]?.slice(0, -marker.length) ?? '';
}

/** The files of a sentence transformer whose folder was zipped. Throws EncoderError. */
export async function readEncoderZip(bytes: Uint8Array): Promise<EncoderFileSet> {
  try {
    const { names, read } = await readArchive(bytes);
    const folder = findFolder(names);
    const readOne = async (name: string) => (names.has(`${folder}${name}`) ? read(`${folder}${name}`) : null);
    return await gatherEncoderFiles(readOne, 'zip');
  } catch (error) {
    throw error instanceof MojoError ? new EncoderError(error.message, { cause: error }) : error;
  }
}
