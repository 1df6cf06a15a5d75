import { printSchema } from 'graphql';
import { createSchema } from './schema.js';

/** `node dist/print-schema.js > schema.graphql` */
process.stdout.write(`${printSchema(await createSchema())}\n`);
