/** ISO 639-1 code of a text's language; null where it cannot be told surely. */
export type DetectLanguage = (text: string) => string | null;

/** Loads the detector, whose tables take some memory, only where documents are to be told by their language. */
export async function loadLanguageDetector(languages: readonly string[]): Promise<DetectLanguage> {
  if (languages.length === 0) return () => null;
  const { eld } = await import('eld/small');
  return (text) => {
    const result = eld.detect(text);
    return result.isReliable() ? result.language : null;
  };
}
