import type { RowMode } from '@classmark/mojo';
import { enumType } from '../graphql/enum-type.js';

export const RowModeEnum = enumType<RowMode>(
  'RowMode',
  'How to treat unknown levels, and texts that are not numbers.',
  {
    lenient: 'They count as missing.',
    strict: 'Their row is refused.',
  },
);
