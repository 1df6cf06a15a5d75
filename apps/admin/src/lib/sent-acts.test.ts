import { expect, it } from 'vitest';
import { nothingSent, reduceSentActs, type SentActsEvent } from './sent-acts';

const failed = (message: string): SentActsEvent => ({
  type: 'answered',
  problem: { __typename: 'ConflictProblem', code: 'CONFLICT', message },
});
const sent: SentActsEvent = { type: 'sent' };
const succeeded: SentActsEvent = { type: 'answered', problem: null };

const told = (...events: SentActsEvent[]): string | undefined =>
  events.reduce(reduceSentActs, nothingSent).problem?.message;

it.each([
  ['nothing while all goes well', [sent, succeeded], undefined],
  ['what went wrong', [sent, failed('first')], 'first'],
  ['nothing more once it is tried again', [sent, failed('first'), sent], undefined],
  [
    'what went wrong with the first of two, though the second went well',
    [sent, sent, failed('first'), succeeded],
    'first',
  ],
  ['the first of two problems', [sent, sent, failed('first'), failed('second')], 'first'],
  ['a problem while another act is under way, though a third is sent', [sent, sent, failed('first'), sent], 'first'],
  ['nothing once it is dismissed', [sent, failed('first'), { type: 'dismissed' } as const], undefined],
])('acts that are sent tell %s', (_what, events, message) => {
  expect(told(...events)).toBe(message);
});
