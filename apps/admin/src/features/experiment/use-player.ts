'use client';

import { startTransition, useEffect, useEffectEvent, useRef, useState } from 'react';

/** Frames that pass in a second at normal speed. */
export const framesPerSecond = 8;

export interface Player {
  /** The frame that is shown, from 0. */
  readonly frame: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  play(): void;
  pause(): void;
  /** Pauses at a frame, which may be about to come. */
  goTo(frame: number): void;
  setSpeed(speed: number): void;
}

/**
 * Plays a number of frames, starting at the last. While it plays, `draw` is called once for each picture of the screen
 * with a place between two frames; React hears only of whole ones.
 */
export function usePlayer(count: number, draw: (at: number) => void): Player {
  const last = Math.max(0, count - 1);
  const [chosen, setChosen] = useState<number | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const at = useRef(0);
  const frame = Math.min(chosen ?? last, last);
  const paint = useEffectEvent(draw);

  useEffect(() => {
    if (!isPlaying) return;
    let before: number | null = null;
    let request = 0;
    const tick = (now: number): void => {
      at.current = Math.min(last, at.current + ((now - (before ?? now)) / 1_000) * framesPerSecond * speed);
      before = now;
      paint(at.current);
      // The picture goes before what says where it is.
      startTransition(() => setChosen(Math.floor(at.current)));
      if (at.current >= last) setPlaying(false);
      else request = requestAnimationFrame(tick);
    };
    request = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(request);
  }, [isPlaying, last, speed]);

  return {
    frame,
    isPlaying,
    speed,
    play: () => {
      at.current = frame >= last ? 0 : frame;
      setPlaying(true);
    },
    pause: () => setPlaying(false),
    goTo: (next) => {
      setPlaying(false);
      setChosen(Math.max(0, next));
    },
    setSpeed,
  };
}
