import type { Problem } from './problem';
import type { RequestError } from './request';

/** Acts of one kind, of which several may be under way. */
export interface SentActs {
  readonly underWay: number;
  /** What went wrong first since none was under way. */
  readonly problem: Problem | RequestError | null;
}

export type SentActsEvent =
  | { readonly type: 'sent' | 'dismissed' }
  | { readonly type: 'answered'; readonly problem: SentActs['problem'] };

export const nothingSent: SentActs = { underWay: 0, problem: null };

/** A problem is told until an act is sent while none is under way: an act beside it must not hide what went wrong. */
export function reduceSentActs({ underWay, problem }: SentActs, event: SentActsEvent): SentActs {
  switch (event.type) {
    case 'sent':
      return { underWay: underWay + 1, problem: underWay === 0 ? null : problem };
    case 'answered':
      return { underWay: underWay - 1, problem: problem ?? event.problem };
    case 'dismissed':
      return { underWay, problem: null };
  }
}
