import type { AnyQuery } from '@/lib/query-key';
import { documentEvidenceQuery } from '../document/document-evidence-query';
import { documentQuery } from '../document/document-query';
import { documentsQuery } from '../documents/documents-query';
import { overviewQuery } from '../overview/overview-query';
import { suspectCountQuery } from '../suspects/suspect-count-query';
import { suspectsQuery } from '../suspects/suspects-query';
import { versionQuery } from '../version/version-query';

/** What a label, and taking one back, may change. */
export const queriesOfLabels: readonly AnyQuery[] = [
  documentQuery,
  documentsQuery,
  documentEvidenceQuery,
  overviewQuery,
  suspectsQuery,
  suspectCountQuery,
  versionQuery,
];
