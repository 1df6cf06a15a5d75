import DataLoader from 'dataloader';
import { expect, it } from 'vitest';
import { stillThere } from './follow.js';

it('leaves out of a list what has gone since, in its order', async () => {
  const loader = new DataLoader<number, string | null, unknown>(async (keys) =>
    keys.map((key) => (key === 2 ? null : `row ${key}`)),
  );
  const facets = [3, 2, 1].map((subjectId) => ({ subjectId }));
  expect(await stillThere(facets, loader, ({ subjectId }) => subjectId)).toEqual([{ subjectId: 3 }, { subjectId: 1 }]);
});
