'use client';

import { type PointerEvent, useEffect, useRef } from 'react';
import classes from '#components/playground/drawing-pad.module.css';

type Props = {
  /** What is drawn for, for screen readers. */
  label: string;
  /** A new number begins with empty paper. */
  sheet: number;
  /** Called after every stroke. */
  onDrawing(png: Blob): void;
};

const sidePx = 420;
const penPx = 30;

/** Paper to draw on with finger, pen or mouse. */
export function DrawingPad({ label, sheet, onDrawing }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pen = useRef<number>(null);

  useEffect(() => {
    const ink = canvas.current?.getContext('2d');
    if (!ink) return;
    ink.fillStyle = '#fff';
    ink.fillRect(0, 0, sidePx, sidePx);
    ink.lineWidth = penPx;
    ink.lineCap = 'round';
    ink.lineJoin = 'round';
    ink.strokeStyle = '#111';
  }, [sheet]);

  const placeOf = (event: { clientX: number; clientY: number }): [number, number] => {
    const { left, top, width } = canvas.current!.getBoundingClientRect();
    return [((event.clientX - left) * sidePx) / width, ((event.clientY - top) * sidePx) / width];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const ink = canvas.current?.getContext('2d');
    if (!ink || pen.current !== null || event.button !== 0) return;
    pen.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    const [x, y] = placeOf(event);
    ink.beginPath();
    ink.moveTo(x, y);
    // A tap is a dot.
    ink.lineTo(x + 0.1, y);
    ink.stroke();
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const ink = canvas.current?.getContext('2d');
    if (!ink || pen.current !== event.pointerId) return;
    // A fast pen is reported less often than it moves.
    const moves = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const move of moves.length > 0 ? moves : [event]) ink.lineTo(...placeOf(move));
    ink.stroke();
  };
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (pen.current !== event.pointerId) return;
    pen.current = null;
    canvas.current?.toBlob((png) => png && onDrawing(png), 'image/png');
  };

  return (
    <canvas
      ref={canvas}
      width={sidePx}
      height={sidePx}
      className={classes.pad}
      role="img"
      aria-label={label}
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
