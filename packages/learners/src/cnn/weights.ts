import { ConvolutionScorer, type Network } from '@classmark/convolution';
import { TextReader } from './text-reader.js';

/** A network with the words it knows. */
export interface CnnWeights {
  readonly network: Network;
  /** `[words]` */
  readonly hashes: Uint32Array;
  /** Words of a document that are read. */
  readonly mostWords: number;
  readonly reader: TextReader;
  /** Made when a text is first scored. */
  readonly scorer: () => ConvolutionScorer;
}

export function createCnnWeights(network: Network, hashes: Uint32Array, mostWords: number): CnnWeights {
  let made: ConvolutionScorer | undefined;
  const scorer = (): ConvolutionScorer => {
    made ??= new ConvolutionScorer(network, mostWords);
    return made;
  };
  return { network, hashes, mostWords, reader: new TextReader(hashes), scorer };
}
