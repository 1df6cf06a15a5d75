'use client';

import { Group, Select } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useLayoutEffect, useRef, useState } from 'react';
import { ChartOrTable } from '@/components/charts/chart-or-table';
import { DensityTable, SampleTable } from './density-table';
import styles from './experiment.module.css';
import { ExportButtons } from './export-buttons';
import { Legend } from './legend';
import { paintScene } from './paint-scene';
import { PlayerControls } from './player-controls';
import type { Palette, Scene } from './scene';
import { trainingScene } from './training-scene';
import type { Experiment, Frame } from './use-experiment';
import { usePlayer } from './use-player';

const allVariants = 'all';
/** The least width of one variant's picture on the page, in pixels. */
const leastWidth = 230;

/** All variants side by side, or one of them with its samples. */
function useScenes(experiment: Experiment, frames: ReadonlyMap<string, readonly Frame[]>, width: number) {
  const [choice, setChoice] = useState(allVariants);
  const shown = experiment.variants.filter(({ name }) => choice === allVariants || choice === name);
  const drawn = shown.map(({ name, title }) => ({ name, title, frames: frames.get(name) ?? [] }));
  const columns = Math.max(1, Math.min(drawn.length, 4, Math.floor(width / leastWidth)));
  const withSamples = choice !== allVariants;
  const sceneAt = (at: number): Scene => trainingScene(drawn, experiment.bins, { at, columns, withSamples });
  return { choice, setChoice, drawn, sceneAt, withSamples };
}

function usePainting(sceneAt: (at: number) => Scene, palette: Palette, width: number) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const paint = (at: number): void => {
    if (canvas.current) paintScene(canvas.current, sceneAt(at), palette);
  };
  const { width: sceneWidth, height: sceneHeight } = sceneAt(0);
  const shownWidth = Math.min(width, sceneWidth * 1.6);
  const size = { width: shownWidth, height: (shownWidth * sceneHeight) / sceneWidth };
  return { canvas, paint, size };
}

interface Props {
  experiment: Experiment;
  frames: ReadonlyMap<string, readonly Frame[]>;
  palette: Palette;
}

interface ChoiceProps {
  variants: Experiment['variants'];
  choice: string;
  onPick: (choice: string) => void;
}

function VariantChoice({ variants, choice, onPick }: ChoiceProps) {
  return (
    <Select
      size="xs"
      aria-label="Variants shown"
      data={[
        { value: allVariants, label: 'All variants' },
        ...variants.map(({ name, title }) => ({ value: name, label: title })),
      ]}
      value={choice}
      allowDeselect={false}
      onChange={(value) => value && onPick(value)}
    />
  );
}

/** The first seed's training of each variant: densities, decision boundary and samples, played or stepped. */
export function TrainingPlayer({ experiment, frames, palette }: Props) {
  const { ref, width } = useElementSize();
  const { choice, setChoice, drawn, sceneAt, withSamples } = useScenes(experiment, frames, width || leastWidth);
  const { canvas, paint, size } = usePainting(sceneAt, palette, width || leastWidth);
  const steps = [...frames.values()].find((one) => one.length > 0)?.map(({ step }) => step) ?? [];
  const player = usePlayer(steps.length, paint);
  const { frame, isPlaying } = player;
  // A canvas of another size is empty: it is painted before it is shown.
  useLayoutEffect(() => {
    if (!isPlaying) paint(frame);
  });
  const title = `${experiment.name}, seed ${experiment.firstSeed}, step ${steps[frame] ?? 0}`;
  return (
    <ChartOrTable
      title={`Training from seed ${experiment.firstSeed}`}
      detail="Generated samples against the target, and the discriminator’s decision boundary."
      chart={
        <div ref={ref}>
          <Group justify="space-between" gap="xs" mb="xs">
            <VariantChoice variants={experiment.variants} choice={choice} onPick={setChoice} />
            <ExportButtons
              name={`experiment-step-${steps[frame] ?? 0}`}
              title={title}
              palette={palette}
              frame={frame}
              count={steps.length}
              sceneAt={sceneAt}
            />
          </Group>
          <canvas
            ref={canvas}
            role="img"
            aria-label={`Generated and true densities with the decision boundary: ${title}`}
            width={Math.round(size.width * devicePixelRatio)}
            height={Math.round(size.height * devicePixelRatio)}
            style={{ width: size.width, height: size.height }}
            className={styles.canvas}
          />
          <Legend withSamples={withSamples} />
          <PlayerControls player={player} steps={steps} />
        </div>
      }
      table={
        <>
          <Group className={styles.tablePart}>
            <VariantChoice variants={experiment.variants} choice={choice} onPick={setChoice} />
          </Group>
          <DensityTable drawn={drawn} bins={experiment.bins} frame={frame} />
          {withSamples && <SampleTable frame={drawn[0]?.frames[frame]} />}
          <div className={styles.tablePart}>
            <PlayerControls player={player} steps={steps} />
          </div>
        </>
      }
    />
  );
}
