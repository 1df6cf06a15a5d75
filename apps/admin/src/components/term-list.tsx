import styles from './term-list.module.css';

interface Term {
  term: string;
  contribution: number;
}

const shown = 6;

function Side({ side, terms }: { side: 'for' | 'against'; terms: readonly Term[] }) {
  return (
    <div className={styles.side} data-side={side}>
      <span className={styles.label}>{side === 'for' ? 'Supports' : 'Against'}</span>
      {terms.length === 0 && <span className={styles.none}>none</span>}
      {terms.slice(0, shown).map(({ term, contribution }) => (
        <span
          key={term}
          className={styles.term}
          title={`${contribution > 0 ? 'Adds' : 'Takes'} ${Math.abs(contribution).toFixed(2)} ${contribution > 0 ? 'to' : 'from'} the score`}
        >
          {term}{' '}
          <small>
            {contribution > 0 ? '+' : '−'}
            {Math.abs(contribution).toFixed(2)}
          </small>
        </span>
      ))}
    </div>
  );
}

/** What would read as nought says nothing. */
const isShown = ({ contribution }: Term): boolean => Math.abs(contribution) >= 0.005;

/** The strongest words for and against, each with its share in the raw score. */
export function TermList({ terms }: { terms: readonly Term[] }) {
  const inOrder = terms.filter(isShown).toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  return (
    <div className={styles.list}>
      <Side side="for" terms={inOrder.filter(({ contribution }) => contribution > 0)} />
      <Side side="against" terms={inOrder.filter(({ contribution }) => contribution < 0)} />
    </div>
  );
}
