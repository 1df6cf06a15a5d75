import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;
type SizeIssue = Extract<Issue, { code: 'too_small' | 'too_big' }>;

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** The sentence that tells people which rule a field of their input breaks: what the validator says by itself is not for them. */
export function issueInWords(issue: Issue): string {
  const path = (issue.path ?? []).map(String).join('.');
  if (issue.code === 'unrecognized_keys') return `Unknown field: ${issue.keys.map((key) => `"${key}"`).join(', ')}.`;
  return `${path === '' ? 'The input' : `"${path}"`} ${ruleOf(issue)}.`;
}

function ruleOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return 'is missing';
      return `must be ${typeNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return sizeRule(issue, issue.minimum, { closed: 'or more', open: 'more than', count: 'at least' });
    case 'too_big':
      return sizeRule(issue, issue.maximum, { closed: 'or less', open: 'less than', count: 'at most' });
    default:
      return 'is not valid';
  }
}

interface Bound {
  readonly closed: string;
  readonly open: string;
  readonly count: string;
}

function sizeRule(
  { origin, inclusive = true }: SizeIssue,
  limit: number | bigint,
  { closed, open, count }: Bound,
): string {
  const shown = limit.toLocaleString('en');
  if (origin === 'number' || origin === 'int' || origin === 'bigint') {
    return inclusive ? `must be ${shown} ${closed}` : `must be ${open} ${shown}`;
  }
  if (count === 'at least' && Number(limit) === 1) return 'must not be empty';
  const unit = origin === 'string' ? 'character' : 'item';
  return `must have ${count} ${shown} ${unit}${Number(limit) === 1 ? '' : 's'}`;
}
