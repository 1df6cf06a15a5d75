import type { LanguageText } from '@classmark/domain';

/** The wanted language first, then its regional forms, texts of no language, English, and the others. */
export function byLanguage(wanted: string | null): (a: LanguageText, b: LanguageText) => number {
  const [sought, regional] = [wanted?.toLowerCase(), `${wanted?.toLowerCase()}-`];
  const rank = ({ language }: LanguageText): number => {
    const tag = language?.toLowerCase();
    if (tag === undefined) return 2;
    if (tag === sought) return 0;
    if (tag.startsWith(regional)) return 1;
    return tag.startsWith('en') ? 3 : 4;
  };
  return (a, b) => rank(a) - rank(b);
}

/** The first text of each language, and those that say it otherwise. */
export function splitLabels(texts: readonly LanguageText[]): { labels: LanguageText[]; others: LanguageText[] } {
  const byTag = Map.groupBy(withoutRepeats(texts), ({ language }) => language);
  return {
    labels: [...byTag.values()].flatMap(([first]) => first ?? []),
    others: [...byTag.values()].flatMap(([, ...more]) => more),
  };
}

export function withoutRepeats(texts: readonly LanguageText[]): LanguageText[] {
  return [...new Map(texts.map((each) => [`${each.language ?? ''} ${each.text}`, each])).values()];
}
