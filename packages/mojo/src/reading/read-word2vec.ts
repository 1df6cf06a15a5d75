import type { ModelHeader, Word2VecModel } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import { trimAsJava } from '../numbers/trim-as-java.js';
import type { ModelFiles } from './model-files.js';
import type { ModelIni } from './model-ini.js';
import { unescapeLevel } from './read-columns.js';

export function readWord2Vec(header: ModelHeader, { fields }: ModelIni, files: ModelFiles): Word2VecModel {
  if (header.inputs.length !== 1) throw new MojoError('DAMAGED', 'A model of word vectors has one input.');
  const vectorSize = fields.count('vec_size', 1);
  const count = fields.count('vocab_size', 1);
  const lines = files.readLines('vocabulary');
  const view = files.view('vectors');
  if (lines.length !== count || view.byteLength !== 4 * vectorSize * count) {
    throw new MojoError('DAMAGED', `The vocabulary or its vectors do not have the stated ${count} words.`);
  }
  // One of them may be the empty word.
  const words = new Map(lines.map((line, i) => [trimAsJava(unescapeLevel(line)), i]));
  const vectors = Float32Array.from({ length: vectorSize * count }, (_, i) => view.getFloat32(4 * i));
  return { ...header, algorithm: 'word2vec', vectorSize, words, vectors };
}
