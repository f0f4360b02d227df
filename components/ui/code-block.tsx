import classes from '#components/ui/code-block.module.css';
import { CopyButton } from '#components/ui/copy-button.tsx';

type Props = {
  code: string;
  /** What it is, for the copy button and screen readers: "curl command". */
  label: string;
  /** Break long lines instead of scrolling. */
  wrap?: boolean;
};

/** Code to read and to copy; scrolls sideways by itself. */
export function CodeBlock({ code, label, wrap }: Props) {
  return (
    <figure className={classes.block} aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={classes.code} data-wrap={wrap || undefined} tabIndex={0}>
        <code>{code}</code>
      </pre>
      <div className={classes.copy}>
        <CopyButton value={code} label={`Copy the ${label}`} />
      </div>
    </figure>
  );
}
