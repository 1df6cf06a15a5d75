import { suggestSubjects, type TrainedVersion } from '@classmark/learners';
import { cleanText } from '@classmark/text';
import { z } from 'zod';

/** A document as Spark writes it, what is null left out. */
const document = z.object({ id: z.string().optional(), title: z.string().default(''), text: z.string().default('') });

/**
 * The suggestions for documents, a line of JSON each: `id`, `title` and `text` there; `id`, `isReliable` and `subjects`
 * back. Texts are cleaned as those of an import are. Probabilities are written so that reading them gives the same numbers.
 */
export function suggestLines(model: TrainedVersion, lines: readonly string[]): string[] {
  const documents = lines.map((line) => document.parse(JSON.parse(line)));
  const texts = documents.map(({ title, text }) => ({ id: '', title: cleanText(title), text: cleanText(text) }));
  return suggestSubjects(model, texts, null).map((suggestions, i) =>
    JSON.stringify({ id: documents[i]?.id, ...suggestions }),
  );
}
