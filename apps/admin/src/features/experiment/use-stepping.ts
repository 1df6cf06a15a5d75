'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type RequestError, request } from '@/lib/request';
import { trainingFramesQuery } from './training-frames-query';
import type { Experiment, Frame } from './use-experiment';

/** How many frames a stretch has beside its first. */
const stretchLength = 50;

interface Stretch {
  readonly variant: string;
  readonly every: number;
  readonly frames: readonly Frame[];
}

interface Look {
  readonly variant: string;
  /** Where one stands. */
  readonly step: number;
  /** Steps from frame to frame. */
  readonly every: number;
  /** Frames to go from there: one on, one back, or none. */
  readonly shift: -1 | 0 | 1;
}

/** Where the stretch begins that is looked at. */
function beginOf({ step, every, shift }: Look, steps: number): number {
  const begin = shift < 0 ? step - stretchLength * every : step;
  return Math.max(0, Math.min(begin, steps - stretchLength * every));
}

/** A training of one variant, looked at in finer steps than are kept. */
export function useStepping({ id, steps }: Experiment, show: (frame: number) => void) {
  const [stretch, setStretch] = useState<Stretch | null>(null);
  const asking = useMutation<readonly Frame[], RequestError, Look>({
    mutationFn: async (look) => {
      const { variant, every } = look;
      const asked = { experimentId: id, variant, every, from: beginOf(look, steps) };
      return (await request(trainingFramesQuery, asked)).trainingFrames ?? [];
    },
  });
  const arrive = (frames: readonly Frame[], look: Look): void => {
    const { variant, step, every, shift } = look;
    setStretch({ variant, every, frames });
    show(Math.round((step - beginOf(look, steps)) / every) + shift);
  };
  return {
    stretch,
    isPending: asking.isPending,
    error: asking.error,
    look: (look: Look) => asking.mutate(look, { onSuccess: arrive }),
    /** Back to what is kept: an answer under way is waited for no longer, and a refusal is forgotten. */
    leave: () => {
      asking.reset();
      setStretch(null);
    },
  };
}
