import { type Database, findUpload, readUpload } from '@classmark/database';
import { type ImportVocabularyPorts, requireUpload, type VocabularyStore } from '@classmark/domain';
import { readVocabulary } from '@classmark/vocabulary';

/** What importing a vocabulary works with: uploads as files. */
export function portsOf({
  database,
  vocabularies,
}: {
  readonly database: Database;
  readonly vocabularies: VocabularyStore;
}): ImportVocabularyPorts {
  return {
    store: vocabularies,
    async read(uploadId, options) {
      const upload = requireUpload(await findUpload(database, uploadId));
      const content = await readVocabulary(readUpload(database, uploadId), options);
      return { fileName: upload.fileName, ...content };
    },
  };
}
