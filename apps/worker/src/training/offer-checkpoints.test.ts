import type { Checkpoint } from '@classmark/learner';
import { encodeArtefact } from '@classmark/learners';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { offerCheckpoints } from './offer-checkpoints.js';

const state = async (step: number): Promise<Checkpoint> => ({ tensors: {}, metadata: { step: String(step) } });

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

it('hands over nothing at first, then a state now and then, in which the next training begins', async () => {
  const handed: Uint8Array[] = [];
  const { offer, last } = offerCheckpoints(null, (bytes) => handed.push(bytes));
  for (let second = 0; second < 10; second++) {
    await offer(() => state(second));
    vi.advanceTimersByTime(1_000);
  }
  expect(last).toBeNull();
  expect(handed.map((bytes) => offerCheckpoints(bytes, () => {}).last)).toEqual([await state(1), await state(6)]);
});

it('takes few states where taking one takes long', async () => {
  const handed: Uint8Array[] = [];
  const { offer } = offerCheckpoints(null, (bytes) => handed.push(bytes));
  for (let second = 0; second < 50; second++) {
    await offer(() => {
      vi.advanceTimersByTime(4_000);
      return state(second);
    });
    vi.advanceTimersByTime(1_000);
  }
  expect(handed).toHaveLength(2);
});

it('refuses bytes that are damaged', async () => {
  const bytes = encodeArtefact({ learner: 'checkpoint', weights: await state(1), metadata: {} });
  expect(() => offerCheckpoints(bytes.subarray(0, 20), () => {})).toThrow();
});
