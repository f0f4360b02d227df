import classes from '#components/profile/qr-code.module.css';

/** Scanners want a white border of four modules. */
const border = 4;

/** The secret as the camera of an authenticator app reads it: dark on white in both colour schemes. */
export function QrCode({ size, path }: { size: number; path: string }) {
  const whole = size + 2 * border;
  return (
    <svg className={classes.code} viewBox={`${-border} ${-border} ${whole} ${whole}`} role="img" aria-label="QR code">
      <rect x={-border} y={-border} width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
