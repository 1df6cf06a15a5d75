import { ConvolutionTrainer } from '@classmark/convolution';
import { beginNetwork, type StepTask } from './begin-network.ts';
import { type Learn, timeSteps } from './time-steps.ts';

function begin(task: StepTask, dropout: number): Learn {
  const { rate, seed, shape, batches } = task;
  const [{ texts: first } = { texts: [] }] = batches;
  const trainer = new ConvolutionTrainer(beginNetwork(task), {
    ...{ rate, dropout, seed, isStatic: false, mostTexts: first.length, mostWords: first[0]?.length ?? 0 },
    yesWeights: new Float64Array(shape.subjects).fill(1),
  });
  return ({ texts, targets }) => {
    const told = trainer.learn({
      texts: texts.map((text) => Uint32Array.from(text)),
      targets: Int8Array.from(targets),
    });
    return told.loss / told.cells;
  };
}

/** `node step-ours.ts TASK.json` */
timeSteps(process.argv[2] ?? '', process.version, begin);
