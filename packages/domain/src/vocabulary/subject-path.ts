import { AppError } from '../app-error.js';

const maxDepth = 20;
const maxLabelLength = 200;

/**
 * The labels of a subject as it is written, from root to leaf: `/Root/Child/Leaf` is a path, a label without a slash is
 * a root by itself. White space is folded and Unicode composed, so that one subject is not two. Throws AppError
 * INVALID_INPUT.
 */
export function parseSubjectPath(written: string): readonly [string, ...string[]] {
  const trimmed = written.trim();
  const isPath = trimmed.startsWith('/');
  if (!isPath && trimmed.includes('/')) {
    throw invalid(written, 'a path begins with a slash, and a label has none');
  }
  const [first, ...rest] = (isPath ? trimmed.slice(1) : trimmed).split('/').map(normaliseLabel);
  if (first === undefined || first === '' || rest.includes('')) throw invalid(written, 'a label is empty');
  const labels = [first, ...rest] as const;
  if (labels.length > maxDepth) throw invalid(written, `a path has at most ${maxDepth} labels`);
  if (labels.some((label) => label.length > maxLabelLength)) {
    throw invalid(written, `a label has at most ${maxLabelLength} characters`);
  }
  if (new Set(labels).size < labels.length) throw invalid(written, 'a label is broader than itself');
  return labels;
}

/** A label as it is stored: composed, without control characters, white space folded. */
function normaliseLabel(label: string): string {
  return label
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function invalid(written: string, rule: string): AppError {
  const shown = written.length > 100 ? `${written.slice(0, 100)}…` : written;
  return new AppError('INVALID_INPUT', `"${shown}" is no subject: ${rule}.`);
}
