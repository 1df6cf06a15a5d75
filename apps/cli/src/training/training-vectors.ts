import { basename } from 'node:path';
import type { Config } from '../config.js';
import { loadEmbeddings } from '../embeddings/load-embeddings.js';
import { EncodedTexts } from '../encoding/encoded-texts.js';
import type { RecordFile } from '../files/record-file.js';
import type { Terminal } from '../terminal/terminal.js';
import type { DocumentVectors } from './model-recipe.js';
import type { TrainingOptions } from './training-options.js';

/** What `--embeddings` or `--encoder` name, ready to train with. */
export interface TrainingVectors {
  /** For the recipe. */
  readonly vectors: DocumentVectors;
  /** The name of the file or folder; null where there is neither. */
  readonly name: string | null;
  /** What a model says of them. */
  readonly provenance: {
    readonly embeddings?: { readonly sha256: string; readonly words: number };
    readonly encoder?: { readonly sha256: string; readonly dimensions: number };
  };
  /** Gives the records of a file their vectors, where it takes an encoder. */
  prepareFile(file: RecordFile): Promise<RecordFile>;
}

const asItIs = async (file: RecordFile): Promise<RecordFile> => file;
const noVectors: TrainingVectors = { vectors: {}, name: null, provenance: {}, prepareFile: asItIs };

/** Throws InputFileError. */
export async function loadTrainingVectors(
  { embeddings, encoder }: Pick<TrainingOptions, 'embeddings' | 'encoder'>,
  config: Config,
  terminal: Terminal,
): Promise<TrainingVectors> {
  if (encoder !== undefined) {
    const encoding = await EncodedTexts.open(encoder, config.home, terminal);
    const { mark } = encoding;
    const prepareFile = (file: RecordFile): Promise<RecordFile> => encoding.addVectors(file);
    return { vectors: { encoder: mark }, name: basename(encoder), provenance: { encoder: mark }, prepareFile };
  }
  const wordVectors = await loadEmbeddings(embeddings);
  if (embeddings === undefined || wordVectors === null) return noVectors;
  const { sha256, words } = wordVectors;
  return {
    vectors: { wordVectors },
    name: basename(embeddings),
    provenance: { embeddings: { sha256, words: words.length } },
    prepareFile: asItIs,
  };
}
