import classes from '#components/landing/landing.module.css';

/** What the model `iris`, which comes along, answers to this flower. */
const answer = {
  id: 'pred_01m7y288zwvxrjxat382ed95ba',
  model: 'iris',
  version: 1,
  probabilities: { setosa: 0, versicolor: 0.23, virginica: 0.77 },
};

/** A prediction as a terminal shows it: the call, then what comes back. */
export function ExampleCall({ siteUrl }: { siteUrl: string }) {
  const shares = Object.entries(answer.probabilities);
  return (
    <figure className={classes.example}>
      <figcaption className={classes.caption}>
        <span>A call, and its answer</span>
        <span className={classes.status}>200</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={classes.code} tabIndex={0}>
        <code>
          <span className={classes.faint}>$ </span>curl {siteUrl}/api/predict \{'\n'}
          {'    '}-H <em>'Authorization: Bearer bw_…'</em> \{'\n'}
          {'    '}-H <em>'Content-Type: application/json'</em> \{'\n'}
          {'    '}-d <em>{`'{"model": "iris", "input": {`}</em>
          {'\n'}
          <em>{`         "sepal_length": 6.3, "sepal_width": 2.8,`}</em>
          {'\n'}
          <em>{`         "petal_length": 5.1, "petal_width": 1.5}}'`}</em>
        </code>
      </pre>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={classes.code} tabIndex={0}>
        <code>
          {`{ "id": "`}
          <span className={classes.faint}>{answer.id}</span>
          {`",\n  "model": "${answer.model}", "version": ${answer.version},\n  "predictions": [{\n    "label": `}
          <b>"virginica"</b>
          {`, "score": 0.77,\n    "probabilities": {\n`}
          {shares.map(([label, share], i) => (
            <span key={label}>
              {`      "${label}": ${share}${i < shares.length - 1 ? ',' : ' }'}`.padEnd(32)}
              <i className={classes.share} style={{ width: `${share * 6.5}rem` }} />
              {'\n'}
            </span>
          ))}
          {`  }],\n  "units": 1, "cached": false }`}
        </code>
      </pre>
    </figure>
  );
}
