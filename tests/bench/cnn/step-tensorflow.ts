import type { LoadedTensorFlow } from '@classmark/tensorflow';
import { loadNativeTensorFlow } from '../../support/native-tensorflow.ts';
import { beginNetwork, type StepTask } from './begin-network.ts';
import { type Learn, timeSteps } from './time-steps.ts';

type Tensor3D = ReturnType<LoadedTensorFlow['tf']['tensor3d']>;

/** The same network by TensorFlow.js's own operations. */
function createLearn({ tf }: LoadedTensorFlow, task: StepTask, dropout: number): Learn {
  const { shape, rate } = task;
  const { dimensions, filters, widths, subjects } = shape;
  const network = beginNetwork(task);
  const words = tf.variable(tf.tensor2d(network.words, [task.words, dimensions]));
  let next = 0;
  const kernels = widths.map((width) => {
    const length = width * filters * dimensions;
    const own = tf.tensor3d(network.filterWeights.slice(next, next + length), [width, filters, dimensions]);
    next += length;
    return tf.variable(tf.transpose(own, [0, 2, 1]));
  });
  const biases = tf.variable(tf.tensor1d(network.biases));
  const outputs = tf.variable(tf.transpose(tf.tensor2d(network.outputs, [subjects, widths.length * filters])));
  const intercepts = tf.variable(tf.tensor1d(network.intercepts));
  const adam = tf.train.adam(rate, 0.9, 0.999, 1e-7);
  return ({ texts, targets }) => {
    const cost = adam.minimize(() => {
      const vectors = tf.gather(words, tf.tensor1d(texts.flat(), 'int32'));
      const inputs: Tensor3D = tf.reshape(vectors, [texts.length, -1, dimensions]);
      const found = kernels.map((kernel) => tf.max(tf.conv1d(inputs, kernel, 1, 'valid'), 1));
      const seen = tf.relu(tf.add(tf.concat(found, 1), biases));
      const scores = tf.add(tf.matMul(dropout > 0 ? tf.dropout(seen, dropout) : seen, outputs), intercepts);
      const yes = tf.tensor2d(
        targets.map((target) => (target > 0 ? 1 : 0)),
        [texts.length, subjects],
      );
      return tf.losses.sigmoidCrossEntropy(yes, scores);
    }, true);
    const loss = cost?.dataSync()[0] ?? Number.NaN;
    cost?.dispose();
    return loss;
  };
}

/** `node step-tensorflow.ts TASK.json` */
const loaded = await loadNativeTensorFlow();
if (loaded === null) throw new Error('The native TensorFlow.js is not there.');
timeSteps(process.argv[2] ?? '', 'tfjs-node', (task, dropout) => createLearn(loaded, task, dropout));
