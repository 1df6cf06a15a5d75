'use client';

import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { download } from './download';
import { recordScenes, sceneAsPng } from './export-scene';
import type { Palette, Scene } from './scene';
import { sceneAsSvg } from './scene-as-svg';
import { framesPerSecond } from './use-player';

interface Props {
  name: string;
  title: string;
  palette: Palette;
  frame: number;
  count: number;
  sceneAt: (at: number) => Scene;
}

/** The picture that is shown, or the whole training, as a file. */
export function ExportButtons({ name, title, palette, frame, count, sceneAt }: Props) {
  const [isRecording, setRecording] = useState(false);
  const savePng = async (): Promise<void> => {
    const image = await sceneAsPng(sceneAt(frame), palette);
    if (image) download(image, `${name}.png`);
  };
  const saveSvg = (): void =>
    download(new Blob([sceneAsSvg(sceneAt(frame), palette, title)], { type: 'image/svg+xml' }), `${name}.svg`);
  const saveWebm = async (): Promise<void> => {
    setRecording(true);
    try {
      const at = (seconds: number): Scene => sceneAt(seconds * framesPerSecond);
      download(await recordScenes(at, (count - 1) / framesPerSecond, palette), `${name}.webm`);
    } finally {
      setRecording(false);
    }
  };
  return (
    <Group gap={6} role="group" aria-label="Export">
      <IconDownload size={15} aria-hidden="true" />
      <Button variant="default" size="xs" onClick={() => void savePng()}>
        PNG
      </Button>
      <Button variant="default" size="xs" onClick={saveSvg}>
        SVG
      </Button>
      {typeof MediaRecorder !== 'undefined' && (
        <Button variant="default" size="xs" loading={isRecording} onClick={() => void saveWebm()}>
          WebM
        </Button>
      )}
    </Group>
  );
}
