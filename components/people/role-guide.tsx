import classes from '#components/people/role-guide.module.css';
import { roleTexts } from '#components/people/role-texts.ts';

/** What the roles mean, below the table where they are given. */
export function RoleGuide() {
  return (
    <dl className={classes.guide} aria-label="What the roles mean">
      {Object.entries(roleTexts).map(([role, { label, explanation }]) => (
        <div key={role}>
          <dt>{label}</dt>
          <dd>{explanation}</dd>
        </div>
      ))}
    </dl>
  );
}
