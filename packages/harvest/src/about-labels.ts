import type { ImportWarning } from '@classmark/domain';

/** What tools put between subjects although names may have it, too. */
const marks = ['#', ',', '+', '\uff0c', '\u3001'];
/** Fewer may be names. */
const fewestLists = 2;
const leastShare = 0.1;

/** Labels that a mark divides into parts of which each is a label itself. */
function listJoined(labels: ReadonlySet<string>, mark: string): string[] {
  return [...labels].filter((label) => {
    const parts = label.split(mark).map((part) => part.trim());
    return parts.length > 1 && parts.every((part) => labels.has(part));
  });
}

function aboutMark(labels: ReadonlySet<string>, mark: string): ImportWarning[] {
  const joined = listJoined(labels, mark);
  if (joined.length < Math.max(fewestLists, labels.size * leastShare)) return [];
  const message = `Read as one subject: "${joined[0]}", though its parts are subjects, too. If "${mark}" separates subjects, set the subject separator to it.`;
  return [{ code: 'SUBJECTS_MAY_BE_LISTS', message }];
}

/** Places in a list of names begin with few digits; notations of a classification have as many each. */
function aboutNumbers(labels: ReadonlySet<string>): ImportWarning[] {
  const [first, ...more] = labels;
  const areNumbers = [...labels].every((label) => /^\d+$/.test(label));
  if (first === undefined || more.length === 0 || !areNumbers || ![...labels].some(({ length }) => length < 3))
    return [];
  const message = `All subjects are numbers, such as "${first}". If they are places in a list of names, write the names in the file instead.`;
  return [{ code: 'SUBJECTS_ARE_NUMBERS', message }];
}

/** What the labels of a file tell about how it is written. */
export function aboutLabels(labels: ReadonlySet<string>): ImportWarning[] {
  return [...marks.flatMap((mark) => aboutMark(labels, mark)), ...aboutNumbers(labels)];
}
