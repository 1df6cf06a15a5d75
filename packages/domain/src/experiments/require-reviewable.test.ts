import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.js';
import { requireReview, requireReviewable } from './require-reviewable.js';

const ended = { variants: ['plain', 'minibatch'], state: 'succeeded' } as const;

describe('reviewing a variant of an experiment', () => {
  it('is allowed when the experiment has ended', () => {
    expect(() => requireReviewable(ended, 'plain')).not.toThrow();
  });

  it.each([
    ['no experiment', undefined, 'NOT_FOUND', 'Experiment not found.'],
    [
      'an experiment without the variant',
      { ...ended, variants: ['minibatch', 'noise'] },
      'CONFLICT',
      'This experiment has no variant "plain"; it has minibatch, noise.',
    ],
    ...(['queued', 'running', 'failed', 'cancelled'] as const).map(
      (state) =>
        [
          `an experiment that is ${state}`,
          { ...ended, state },
          'CONFLICT',
          'This experiment has not ended. Review it when all its trainings are done.',
        ] as const,
    ),
  ] as const)('is refused for %s', (_, situation, code, message) => {
    expect(() => requireReviewable(situation, 'plain')).toThrow(new AppError(code, message));
  });
});

describe('undoing the review of a variant', () => {
  it('takes back the one that holds', () => {
    expect(requireReview('converged')).toBe('converged');
  });

  it('is refused where none holds', () => {
    expect(() => requireReview(null)).toThrow(new AppError('CONFLICT', 'This variant has no review to undo.'));
  });
});
