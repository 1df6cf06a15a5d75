import type { ShownVocabularyReportFragment } from '@/gql/graphql';

/** How many are shown of each kind, so that no kind hides another. */
const shownOfKind = 20;
/** The API tells no more of a kind. */
const mostTold = 500;

export interface Remarks {
  readonly title: string;
  /** Several may say the same: subjects share labels. */
  readonly shown: readonly { readonly place: number; readonly sentence: string }[];
  /** How many more there are; null where all are shown. */
  readonly more: string | null;
}

type Remarked = Pick<ShownVocabularyReportFragment, 'circles' | 'stillMerged' | 'undescribed'>;

/** What a file says and the scheme can't have, and what stays merged; kinds without any are left out. */
export function reportRemarks({ circles, stillMerged, undescribed }: Remarked): Remarks[] {
  return [
    remarks(
      'Left out',
      circles.map(({ narrower, broader }) => `Left out: “${narrower}” under “${broader}”, which is below it.`),
    ),
    remarks(
      'Stays merged',
      stillMerged.map(({ label, into }) => `Stays merged: “${label}” into “${into}”.`),
    ),
    remarks(
      'No subject',
      undescribed.map((uri) => `No subject: ${uri}, which the file points at and does not describe.`),
    ),
  ].filter(({ shown }) => shown.length > 0);
}

function remarks(title: string, sentences: readonly string[]): Remarks {
  const shown = sentences.slice(0, shownOfKind).map((sentence, place) => ({ place, sentence }));
  const hidden = sentences.length - shown.length;
  const more = sentences.length < mostTold ? `And ${hidden} more.` : `And at least ${hidden} more.`;
  return { title, shown, more: hidden === 0 ? null : more };
}
