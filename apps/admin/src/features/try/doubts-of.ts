import { fullNameOf, type NamedPlace } from '../../lib/subject-place';

/** What an answer says of itself beside its suggestions. */
interface Answer {
  readonly isReliable: boolean;
  readonly isExplained: boolean;
  readonly missing: readonly NamedPlace[];
}

/** Why suggestions may be wrong, unexplained or not all there, in words. */
export function doubtsOf({ isReliable, isExplained, missing }: Answer): string[] {
  return [
    ...(isReliable ? [] : ['Too few of these words are known to trust the probabilities. Nothing would be published.']),
    ...(isExplained ? [] : ['This text is too long to mark the words that count.']),
    ...(missing.length === 0 ? [] : [`Not scored: ${missing.map(fullNameOf).join(', ')}. Try again shortly.`]),
  ];
}
