import type { Subject } from '@classmark/domain';

/** Which of some languages (BCP 47) somebody would rather read; null if none. */
export type PreferLanguage = (offered: readonly string[]) => string | null;

/** BCP 47 for a language that is not known. */
const unknown = 'und';

/** A subject's label in the language that is preferred; its own where it has none in one that is wanted. */
export function labelFor(
  { label, language, names }: Pick<Subject, 'label' | 'language' | 'names'>,
  prefer: PreferLanguage,
): string {
  const others = names.filter((name) => name.isPreferred && name.language !== null);
  if (others.length === 0) return label;
  const preferred = prefer([language ?? unknown, ...others.map((name) => name.language ?? unknown)]);
  if (preferred === language) return label;
  return others.find((name) => name.language === preferred)?.text ?? label;
}
