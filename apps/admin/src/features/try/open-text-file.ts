import { readTextFile, type TextToTry } from './read-text-file';

/** What a file says that was chosen or dropped. Rejects with a sentence for people where it cannot be read. */
export async function openTextFile(file: File): Promise<TextToTry> {
  const content = await file.text().catch(() => null);
  if (content === null) throw new Error(`"${file.name}" can’t be read. It may be a folder, or have been moved.`);
  return readTextFile(file.name, content);
}
