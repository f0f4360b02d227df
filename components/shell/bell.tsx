/** Bellwether's mark: the bell that the leading sheep wears. */
export function Bell({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="currentColor" aria-hidden="true" focusable="false">
      <path d="M11.5 8.4V7a4.5 4.5 0 0 1 9 0v1.4" fill="none" stroke="currentColor" strokeWidth="2.6" />
      <path d="M10.9 7.6h10.2a3 3 0 0 1 2.92 2.3l1.9 7.9H6.08l1.9-7.9a3 3 0 0 1 2.92-2.3zM5.5 20.2h21l.76 3.17A1.8 1.8 0 0 1 25.5 25.6h-19a1.8 1.8 0 0 1-1.76-2.23z" />
      <path d="M12.2 27.6h7.6a3.8 3.4 0 0 1-7.6 0z" />
    </svg>
  );
}
