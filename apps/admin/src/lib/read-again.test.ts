import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { readAgain } from './read-again.js';

/** A page that shows one answer; each question waits until it is answered. */
function show() {
  const client = new QueryClient();
  const questions: PromiseWithResolvers<string>[] = [];
  const observer = new QueryObserver<string>(client, {
    queryKey: ['labels'],
    queryFn: () => {
      const question = Promise.withResolvers<string>();
      questions.push(question);
      return question.promise;
    },
  });
  observer.subscribe(() => undefined);
  const answer = (index: number, text: string): void => questions[index]?.resolve(text);
  return { client, questions, answer, shown: () => observer.getCurrentResult().data };
}

describe('reading again', () => {
  it('asks for what is shown', async () => {
    const { client, answer, shown } = show();
    answer(0, 'of before');
    await expect.poll(shown).toBe('of before');
    const reading = readAgain(client);
    answer(1, 'of now');
    await reading;
    expect(shown()).toBe('of now');
  });

  it('asks once more where even the first answer is still on its way', async () => {
    const { client, answer, questions, shown } = show();
    const reading = readAgain(client);
    answer(0, 'of before');
    await expect.poll(() => questions.length).toBe(2);
    answer(1, 'of now');
    await reading;
    expect(shown()).toBe('of now');
  });

  it('shows what comes, however often it is asked to meanwhile, and asks once more for all of them', async () => {
    const { client, answer, questions, shown } = show();
    const readings = Array.from({ length: 5 }, () => readAgain(client, ['labels']));
    answer(0, 'of before');
    await expect.poll(() => questions.length).toBe(2);
    expect(shown()).toBe('of before');
    answer(1, 'of now');
    await Promise.all(readings);
    expect([questions.length, shown()]).toEqual([2, 'of now']);
  });

  it('leaves other queries alone', async () => {
    const { client, answer, questions, shown } = show();
    answer(0, 'of before');
    await expect.poll(shown).toBe('of before');
    await readAgain(client, ['something else']);
    expect(questions).toHaveLength(1);
  });
});
