import { type Options, Presets, SingleBar } from 'cli-progress';
import { beforeInterruption } from './interruption.js';

/** A progress bar; it gives the terminal back its cursor and the wrapping of its lines also where Ctrl-C ends the command. */
export function createBar(options: Options): SingleBar {
  const bar = new SingleBar({ clearOnComplete: true, ...options }, Presets.legacy);
  bar.once('start', () =>
    bar.once(
      'stop',
      beforeInterruption(() => bar.stop()),
    ),
  );
  return bar;
}
