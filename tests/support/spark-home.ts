import { resolve } from 'node:path';

/** Where the Spark of the tests is kept between runs: it is large. */
export const sparkHome = resolve('node_modules/.cache/classmark/spark');
