import { paintScene } from './paint-scene';
import type { Palette, Scene } from './scene';

/** Pixels for each unit of a drawing. */
const resolution = 2;

function createCanvas({ width, height }: Scene): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width * resolution;
  canvas.height = height * resolution;
  return canvas;
}

/** A scene as PNG; null where the browser cannot. */
export function sceneAsPng(scene: Scene, palette: Palette): Promise<Blob | null> {
  const canvas = createCanvas(scene);
  paintScene(canvas, scene, palette);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/**
 * Records scenes as WebM, as fast as they are played.
 * @param sceneAt what is seen after so many seconds
 */
export async function recordScenes(
  sceneAt: (seconds: number) => Scene,
  seconds: number,
  palette: Palette,
): Promise<Blob> {
  const canvas = createCanvas(sceneAt(0));
  paintScene(canvas, sceneAt(0), palette);
  const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm', videoBitsPerSecond: 4e6 });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  const { promise, resolve } = Promise.withResolvers<void>();
  recorder.addEventListener('stop', () => resolve(), { once: true });
  recorder.start();
  const start = performance.now();
  const tick = (now: number): void => {
    const passed = Math.max(0, now - start) / 1_000;
    paintScene(canvas, sceneAt(Math.min(passed, seconds)), palette);
    if (passed < seconds) requestAnimationFrame(tick);
    else recorder.stop();
  };
  requestAnimationFrame(tick);
  await promise;
  return new Blob(parts, { type: 'video/webm' });
}
