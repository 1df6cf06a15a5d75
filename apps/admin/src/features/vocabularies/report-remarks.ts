import type { ShownVocabularyReportFragment } from '@/gql/graphql';
import { formatCount } from '../../lib/format';

/** How many are shown of each kind, so that no kind hides another. */
const shownOfKind = 20;
export interface Remarks {
  readonly title: string;
  /** Several may say the same: subjects share labels. */
  readonly shown: readonly { readonly place: number; readonly sentence: string }[];
  /** How many more there are; null where all are shown. */
  readonly more: string | null;
}

type Remarked = Pick<
  ShownVocabularyReportFragment,
  'circles' | 'circleCount' | 'stillMerged' | 'stillMergedCount' | 'undescribed' | 'undescribedCount'
>;

/** What a file says and the scheme can't have, and what stays merged; kinds without any are left out. */
export function reportRemarks({ circles, stillMerged, undescribed, ...counts }: Remarked): Remarks[] {
  return [
    remarks(
      'Left out',
      circles.map(({ narrower, broader }) => `Left out: “${narrower}” under “${broader}”, which is below it.`),
      counts.circleCount,
    ),
    remarks(
      'Stays merged',
      stillMerged.map(({ label, into }) => `Stays merged: “${label}” into “${into}”.`),
      counts.stillMergedCount,
    ),
    remarks(
      'No subject',
      undescribed.map((uri) => `No subject: ${uri}, which the file points at and does not describe.`),
      counts.undescribedCount,
    ),
  ].filter(({ shown }) => shown.length > 0);
}

/** @param count of all, of which the API tells the first; null where it does not say */
function remarks(title: string, sentences: readonly string[], count: number | null): Remarks {
  const shown = sentences.slice(0, shownOfKind).map((sentence, place) => ({ place, sentence }));
  const hidden = (count ?? sentences.length) - shown.length;
  const least = count === null ? 'at least ' : '';
  return { title, shown, more: hidden > 0 ? `And ${least}${formatCount(hidden)} more.` : null };
}
