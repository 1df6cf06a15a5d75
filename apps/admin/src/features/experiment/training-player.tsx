'use client';

import { Group, Select } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useLayoutEffect, useRef, useState } from 'react';
import { ChartOrTable } from '@/components/charts/chart-or-table';
import { Notice } from '@/components/notice';
import { formatNumber } from '@/lib/format';
import { DensityTable, SampleTable } from './density-table';
import styles from './experiment.module.css';
import { ExportButtons } from './export-buttons';
import { Legend } from './legend';
import { nearestFrame } from './nearest-frame';
import { paintScene } from './paint-scene';
import { PlayerControls } from './player-controls';
import type { Palette, Scene } from './scene';
import { trainingScene } from './training-scene';
import type { Experiment, Frame } from './use-experiment';
import { usePlayer } from './use-player';
import { useStepping } from './use-stepping';

const allVariants = 'all';
/** The width in pixels that is drawn for before the page is measured. */
const narrowest = 230;
/** Into how many stretches of steps the frames that are kept divide a training. */
const keptStretches = 50;
/** Steps from frame to frame that one may ask for instead. */
const finerSteps = [10, 1];

/** All variants side by side, or one of them with its samples. */
function useScenes(
  experiment: Experiment,
  frames: ReadonlyMap<string, readonly Frame[]>,
  { choice, width }: { choice: string; width: number },
) {
  const shown = experiment.variants.filter(({ name }) => choice === allVariants || choice === name);
  const drawn = shown.map(({ name, title }) => ({ name, title, frames: frames.get(name) ?? [] }));
  const isAlone = choice !== allVariants;
  const sceneAt = (at: number): Scene => trainingScene(drawn, experiment.bins, { at, room: width, isAlone });
  return { drawn, sceneAt, isAlone };
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

interface StepChoiceProps {
  /** Steps from frame to frame: as kept, on average, and now. */
  kept: number;
  every: number;
  onPick: (every: number) => void;
}

function StepChoice({ kept, every, onPick }: StepChoiceProps) {
  const choices = [kept, ...finerSteps.filter((steps) => steps < kept)];
  return (
    <Select
      size="xs"
      aria-label="Steps at a time"
      data={choices.map((steps) => ({
        value: String(steps),
        label: `${formatNumber(steps)} ${steps === 1 ? 'step' : 'steps'} at a time`,
      }))}
      value={String(every)}
      allowDeselect={false}
      // Picked once more, the present choice takes a refusal away.
      onOptionSubmit={(value) => onPick(Number(value))}
    />
  );
}

/** What is shown of the trainings, and where: a variant may be looked at more finely than it is kept. */
function usePlayback({ experiment, frames, palette }: Props, width: number) {
  const [choice, setChoice] = useState(allVariants);
  const stepping = useStepping(experiment, (frame) => player.goTo(frame));
  const stretch = stepping.stretch?.variant === choice ? stepping.stretch : null;
  const shown = stretch ? new Map([[choice, stretch.frames]]) : frames;
  const scenes = useScenes(experiment, shown, { choice, width });
  const painting = usePainting(scenes.sceneAt, palette, width);
  const steps = scenes.drawn.find((one) => one.frames.length > 0)?.frames.map(({ step }) => step) ?? [];
  const player = usePlayer(steps.length, painting.paint);
  const step = steps[player.frame] ?? 0;
  const kept = Math.max(1, experiment.steps / keptStretches);
  const every = stretch?.every ?? kept;
  const look = (asked: number, shift: -1 | 0 | 1): void =>
    stepping.look({ variant: choice, step, every: asked, shift });
  const leave = (): void => {
    stepping.leave();
    if (stretch) player.goTo(nearestFrame(frames.get(choice) ?? [], step));
  };
  return {
    ...{
      ...scenes,
      ...painting,
      player,
      choice,
      steps,
      step,
      kept,
      every,
      error: stepping.error,
      isPending: stepping.isPending,
    },
    pickVariant: (name: string) => {
      leave();
      setChoice(name);
    },
    pickSteps: (asked: number) => (asked === kept ? leave() : look(asked, 0)),
    goBeyond: stretch ? (shift: -1 | 1) => look(every, shift) : undefined,
  };
}

type Playback = ReturnType<typeof usePlayback>;

function Choices({ experiment, playback }: { experiment: Experiment; playback: Playback }) {
  const { choice, isAlone, kept, every, error, pickVariant, pickSteps } = playback;
  return (
    <Group gap="xs">
      <VariantChoice variants={experiment.variants} choice={choice} onPick={pickVariant} />
      {isAlone && <StepChoice kept={kept} every={every} onPick={pickSteps} />}
      {error && <Notice tone="warning">{error.message}</Notice>}
    </Group>
  );
}

function Picture({ playback: { canvas, paint, size, player }, title }: { playback: Playback; title: string }) {
  // A canvas of another size is empty: it is painted before it is shown.
  useLayoutEffect(() => {
    if (!player.isPlaying) paint(player.frame);
  });
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={`Generated and true densities with the decision boundary: ${title}`}
      width={Math.round(size.width * devicePixelRatio)}
      height={Math.round(size.height * devicePixelRatio)}
      style={{ width: size.width, height: size.height }}
      className={styles.canvas}
    />
  );
}

/** The first seed's training of each variant: densities, decision boundary and samples, played or stepped. */
export function TrainingPlayer(props: Props) {
  const { experiment, palette } = props;
  const { ref, width } = useElementSize();
  const playback = usePlayback(props, width || narrowest);
  const { drawn, sceneAt, isAlone, player, steps, step } = playback;
  const { frame } = player;
  const title = `${experiment.name}, seed ${experiment.firstSeed}, step ${step}`;
  const choices = <Choices experiment={experiment} playback={playback} />;
  const controls = (
    <PlayerControls
      {...{ player, steps }}
      onBeyond={playback.goBeyond}
      lastStep={experiment.steps}
      isWaiting={playback.isPending}
    />
  );
  return (
    <ChartOrTable
      title={`Training from seed ${experiment.firstSeed}`}
      detail="Generated samples against the target, and the discriminator’s decision boundary."
      chart={
        <div ref={ref}>
          <Group justify="space-between" gap="xs" mb="xs">
            {choices}
            <ExportButtons
              {...{ title, palette, frame, sceneAt }}
              name={`experiment-step-${step}`}
              count={steps.length}
            />
          </Group>
          <Picture playback={playback} title={title} />
          <Legend withSamples={isAlone} />
          {controls}
        </div>
      }
      table={
        <>
          <div className={styles.tablePart}>{choices}</div>
          <DensityTable drawn={drawn} bins={experiment.bins} frame={frame} />
          {isAlone && <SampleTable frame={drawn[0]?.frames[frame]} />}
          <div className={styles.tablePart}>{controls}</div>
        </>
      }
    />
  );
}
