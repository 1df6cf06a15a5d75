'use client';

import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Palette } from './scene';

/** The page's variables that a drawing takes its colours from. */
const variables = {
  ground: '--surface',
  axis: '--line-strong',
  text: '--ink-soft',
  target: '--line-strong',
  generated: '--accent',
  boundary: '--word-against',
  real: '--ink-soft',
} as const satisfies Record<keyof Palette, string>;

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: keyof Palette): string => style.getPropertyValue(variables[name]).trim();
  return {
    ground: of('ground'),
    axis: of('axis'),
    text: of('text'),
    target: of('target'),
    generated: of('generated'),
    boundary: of('boundary'),
    real: of('real'),
  };
}

/** The colours of the page as it is now, light or dark; null before it is there. */
export function usePalette(): Palette | null {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const [palette, setPalette] = useState<Palette | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the variables follow the scheme.
  useEffect(() => setPalette(readPalette()), [scheme]);
  return palette;
}
