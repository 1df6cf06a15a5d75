/** Which of some frames is nearest to a step; the earlier of two, and 0 where there are none. */
export function nearestFrame(frames: readonly { readonly step: number }[], step: number): number {
  const distances = frames.map((frame) => Math.abs(frame.step - step));
  return Math.max(0, distances.indexOf(Math.min(...distances)));
}
