import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';

const controls = 'a[href], button';

interface Place {
  readonly element: HTMLElement;
  /** Among the controls of the list. */
  readonly at: number;
}

interface KeptFocus<Box> {
  readonly ref: RefObject<Box | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

const isUsable = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled');

/**
 * Keeps the place of a keyboard in a list: a control that is gone once it is used, or off while it is at work, takes the
 * focus with it. It comes back, or goes to what stands in its place.
 */
export function useKeptFocus<Box extends HTMLElement>(): KeptFocus<Box> {
  const ref = useRef<Box>(null);
  const place = useRef<Place | null>(null);
  const controlsOf = (box: Box): HTMLElement[] => [...box.querySelectorAll<HTMLElement>(controls)];
  useEffect(() => {
    if (!ref.current || !place.current || document.activeElement !== document.body) return;
    const { element, at } = place.current;
    const others = controlsOf(ref.current);
    const next = element.isConnected ? element : (others[at] ?? others.at(-1));
    next?.focus();
  });
  return {
    ref,
    onFocus: ({ target }) => {
      if (ref.current && target instanceof HTMLElement) {
        place.current = { element: target, at: controlsOf(ref.current).indexOf(target) };
      }
    },
    onBlur: ({ target }) => {
      // Whoever leaves by themselves is not called back.
      if (target instanceof HTMLElement && isUsable(target)) place.current = null;
    },
  };
}
