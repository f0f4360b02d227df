import classes from '#components/shell/shell.module.css';

/** The first stop of the keyboard: past header and navigation, to the page itself. */
export function SkipLink() {
  return (
    <a href="#content" className={classes.skip}>
      Skip to the content
    </a>
  );
}
