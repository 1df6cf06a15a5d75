const key = 'classmark-label-language';

/** The language that a person wants labels of subjects in; null for what the browser asks for. */
export function readLabelLanguage(): string | null {
  return typeof window === 'undefined' ? null : window.localStorage.getItem(key);
}

export function keepLabelLanguage(language: string | null): void {
  if (language === null) window.localStorage.removeItem(key);
  else window.localStorage.setItem(key, language);
}

/** What is said of it with each request: nothing, where the browser's own header holds. */
export function labelLanguageHeaders(): Record<string, string> {
  const language = readLabelLanguage();
  return language === null ? {} : { 'accept-language': language };
}
