import { countOf } from '@classmark/domain';
import { InputFileError } from '../files/input-file-error.js';
import type { SubjectSurvey } from '../files/labelled-corpus.js';
import type { RecordSource } from '../files/record-file.js';

const mostShown = 3;

/**
 * Says which subjects of a test file the training file does not have.
 * @throws InputFileError where none of its records is labelled
 */
export function checkTestFile(source: RecordSource, test: SubjectSurvey, training: SubjectSurvey): void {
  if (test.stated === 0) {
    const message =
      'None of its records is labelled, so nothing can be tested on them. Pass a file whose records have subjects.';
    throw new InputFileError(source.path, message);
  }
  const learnt = new Set(training.subjects);
  const subjects = [...test.subjects];
  const unknown = subjects.filter((subject) => !learnt.has(subject));
  if (unknown.length === 0) return;
  const shown = unknown.slice(0, mostShown).map((subject) => `"${subject}"`);
  const examples = unknown.length > mostShown ? `, such as ${shown.join(', ')}` : `: ${shown.join(', ')}`;
  const [are, them] = unknown.length === 1 ? ['is', 'it'] : ['are', 'them'];
  const what = `${are} in no record that is learnt from, so nothing can suggest ${them}`;
  source.onWarning(`${unknown.length} of its ${countOf(subjects.length, 'subject')} ${what}${examples}.`);
}
