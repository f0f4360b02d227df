import Link from 'next/link';
import { Bell } from '#components/shell/bell.tsx';
import classes from '#components/shell/brand.module.css';

/** The mark and the name, leading home. */
export function Brand({ href }: { href: string }) {
  return (
    <Link href={href} className={classes.brand}>
      <Bell />
      <span>Bellwether</span>
    </Link>
  );
}
