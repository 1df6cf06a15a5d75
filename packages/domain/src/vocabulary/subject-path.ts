import { AppError } from '../app-error.js';
import { cleanLabel } from './clean-label.js';

/** So deep a subject stands at most, itself and a root included, whatever names it. */
export const maxDepth = 100;
export const depthRule = `a subject stands at most ${maxDepth} deep, itself included`;
const maxLabelLength = 200;

/** A slash that begins a label; one within a label has a backslash before it. */
const separator = /(?<!\\)\//;

/** The labels of a path as it is written: `/Computing/Input\/output` is Computing, then Input/output. */
export function splitSubjectPath(path: string): string[] {
  return path
    .replace(/^\//, '')
    .split(separator)
    .map((label) => label.replaceAll('\\/', '/').trim());
}

/** A label as a part of a path. */
export const asPathPart = (label: string): string => `/${label.replaceAll('/', '\\/')}`;

/**
 * The labels of a subject as it is written, from root to leaf: what begins with a slash is a path, `/Root/Child/Leaf`;
 * all else is a root by itself, slashes and all. Labels are cleaned, so that one subject is not two. Throws AppError
 * INVALID_INPUT.
 */
export function parseSubjectPath(written: string): readonly [string, ...string[]] {
  const clean = cleanLabel(written);
  const [first, ...rest] = clean.startsWith('/') ? splitSubjectPath(clean) : [clean];
  if (first === undefined || first === '' || rest.includes('')) throw invalid(written, 'a label is empty');
  const labels = [first, ...rest] as const;
  if (labels.length > maxDepth) throw invalid(written, `a path has at most ${maxDepth} labels`);
  if (labels.some((label) => label.length > maxLabelLength)) {
    throw invalid(written, `a label has at most ${maxLabelLength} characters`);
  }
  return labels;
}

function invalid(written: string, rule: string): AppError {
  const shown = written.length > 100 ? `${written.slice(0, 100)}…` : written;
  return new AppError('INVALID_INPUT', `"${shown}" is not a valid subject: ${rule}.`);
}
