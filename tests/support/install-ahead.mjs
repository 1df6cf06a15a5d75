import { installSpark } from '../../apps/start/dist/spark/install-spark.js';
import { setup as installNativeTensorFlow } from './native-tensorflow.ts';
import { sparkHome } from './spark-home.ts';

// What the last suite of `npm test` has to install, which takes a minute and seldom a whole core: run beside the others.
// What fails here is tried again by that suite itself, which then says what is missing.
await installNativeTensorFlow();
installSpark(sparkHome, console.log);
