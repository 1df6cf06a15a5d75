import type { Role } from '@classmark/domain';
import { enumType } from '../graphql/enum-type.js';

export const RoleEnum = enumType<Role>(
  'Role',
  'A role: what its holder is allowed to do. Each role includes those before it.',
  {
    reader: 'Sees what is published or decided: search front ends.',
    curator: 'Reviews: decides, labels, corrects, undoes.',
    operator: 'Imports, trains, deploys, sets thresholds.',
    admin: 'Manages people and keys.',
  },
);
