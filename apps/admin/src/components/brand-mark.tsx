/** A book's spine with its shelf mark. */
export function BrandMark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="4" y="2" width="16" height="20" rx="2.5" fill="var(--accent)" />
      <rect x="7" y="9" width="10" height="8" rx="1" fill="var(--surface)" />
      <path d="M9 12h6M9 14.5h3.5" stroke="var(--accent)" strokeWidth="1.4" strokeLinecap="round" />
    </svg>
  );
}
