import type { RowMode } from '@classmark/mojo';
import { enumType } from '../graphql/enum-type.js';

export const RowModeEnum = enumType<RowMode>(
  'RowMode',
  'What becomes of unknown levels and of texts that are not numbers.',
  {
    lenient: 'They count as missing.',
    strict: 'Their row is refused.',
  },
);
