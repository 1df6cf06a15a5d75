import { basename } from 'node:path';
import { mostCarriedWords } from '@classmark/embeddings';
import { recipeCatalogue } from '@classmark/learners';
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
  /** Gives what one model learns from and is tested on the vectors of an encoder, if its recipe tries one on so much. */
  prepareFiles<Files extends LearntFiles>(files: Files, recipe: string): Promise<Files>;
}

interface LearntFiles {
  readonly training: RecordFile;
  readonly test: RecordFile | null;
}

const withoutEncoder = {
  prepareFiles: async <Files extends LearntFiles>(files: Files): Promise<Files> => files,
};
export const noVectors: TrainingVectors = { vectors: {}, name: null, provenance: {}, ...withoutEncoder };

/** Of the labelled records. */
async function measure({ read }: RecordFile) {
  let [documents, characters] = [0, 0];
  for await (const records of read()) {
    for (const { title, text, subjects } of records) {
      if (subjects === null) continue;
      documents += 1;
      characters += title.length + text.length;
    }
  }
  return { documents, characters };
}

/** Throws InputFileError. */
export async function loadTrainingVectors(
  { embeddings, encoder }: Pick<TrainingOptions, 'embeddings' | 'encoder'>,
  config: Config,
  terminal: Terminal,
): Promise<TrainingVectors> {
  if (encoder !== undefined) {
    const encoding = await EncodedTexts.open(encoder, config.home, terminal);
    const { mark } = encoding;
    let isTold = false;
    return {
      vectors: { encoder: mark },
      name: basename(encoder),
      provenance: { encoder: mark },
      async prepareFiles(files, recipe) {
        const { training, test } = files;
        if (recipeCatalogue.triesVectors(recipe, await measure(training))) {
          await encoding.encodeFiles(test === null ? [training] : [training, test]);
          const encoded = await encoding.addVectors(training);
          return { ...files, training: encoded, test: test && (await encoding.addVectors(test)) };
        }
        if (!isTold) terminal.err(`${recipe} does not try an encoder on so many records: none is encoded for it.\n`);
        isTold = true;
        return files;
      },
    };
  }
  const wordVectors = await loadEmbeddings(embeddings);
  if (embeddings === undefined || wordVectors === null) return noVectors;
  const { sha256, words } = wordVectors;
  if (words.length === mostCarriedWords) {
    terminal.err(
      `Of ${embeddings}, the first ${mostCarriedWords.toLocaleString('en')} words are taken: models carry no more.\n`,
    );
  }
  return {
    vectors: { wordVectors },
    name: basename(embeddings),
    provenance: { embeddings: { sha256, words: words.length } },
    ...withoutEncoder,
  };
}
