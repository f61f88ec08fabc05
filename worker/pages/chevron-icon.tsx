/** @jsxImportSource hono/jsx */
/** An arrow on a button that moves something up or down; the button's label says what. */

export function ChevronIcon({ to }: { readonly to: 'up' | 'down' }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={to === 'up' ? 'm5 12.5 5-5 5 5' : 'm5 7.5 5 5 5-5'} fill="none" stroke="currentColor" stroke-width="2" />
    </svg>
  );
}
