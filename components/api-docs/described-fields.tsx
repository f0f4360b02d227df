import classes from '#components/api-docs/reference.module.css';
import { Markdown } from '#components/models/markdown.tsx';
import type { Described } from '#lib/http/openapi/describe-schema';

type How = {
  depth?: number /** Whether it is answered, where what is always there needs no mark. */;
  answered?: boolean;
};
type Field = Described & { name: string; isRequired: boolean };

/** What a body or an answer is made of; what lies deeper than its first two levels is folded up. */
export function DescribedValue({ about, ...how }: { about: Described } & How) {
  if (about.fields.length > 0) return <DescribedFields fields={about.fields} {...how} />;
  if (about.choices.length > 0) return <Choices choices={about.choices} {...how} />;
  return <Text about={about} />;
}

/** Fields by name, with type, limits and what they mean. */
export function DescribedFields({ fields, ...how }: { fields: readonly Field[] } & How) {
  return (
    <dl className={classes.fields}>
      {fields.map((field) => (
        <div key={field.name}>
          <dt>
            <code>{field.name}</code>
            <span className={classes.type}>{field.type}</span>
            {field.isRequired && !how.answered && <span className={classes.required}>required</span>}
            {!field.isRequired && how.answered && <span className={classes.type}>may be missing</span>}
          </dt>
          <dd>
            <Text about={field} withoutType />
            <Inner about={field} {...how} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Inner({ about, depth = 0, answered }: { about: Field } & How) {
  if (about.fields.length + about.choices.length === 0) return null;
  const inner = <DescribedValue about={about} depth={depth + 1} answered={answered} />;
  if (depth === 0 && about.choices.length === 0) return inner;
  return (
    <details className={classes.more}>
      <summary>What {about.name} is made of</summary>
      {inner}
    </details>
  );
}

function Choices({ choices, depth = 0, answered }: { choices: readonly Described[] } & How) {
  return (
    <>
      {choices.map((choice, index) => (
        <div key={index}>
          <p className={classes.type}>
            {index === 0 ? 'One of these: ' : 'Or: '}
            {choice.type}
          </p>
          {choice.type !== choice.limits.join() && (
            <DescribedValue about={choice} depth={depth + 1} answered={answered} />
          )}
        </div>
      ))}
    </>
  );
}

function Text({ about: { type, description, limits }, withoutType }: { about: Described; withoutType?: boolean }) {
  return (
    <>
      {!withoutType && <span className={classes.type}>{type}</span>}
      {description && <Markdown source={description} />}
      {limits.length > 0 && <div className={classes.limits}>{limits.join(', ')}</div>}
    </>
  );
}
