import { formatCounted } from '../../lib/format';

/** Where word vectors come from, as their provenance says. */
export function originText(provenance: unknown): string {
  if (typeof provenance !== 'object' || provenance === null) return '';
  if ('fileName' in provenance) return `File ${String(provenance.fileName)}`;
  return 'documents' in provenance ? formatCounted(Number(provenance.documents), 'document') : '';
}
