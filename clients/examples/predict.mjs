// Asks a model for an answer. Reads BELLWETHER_URL and BELLWETHER_API_KEY; needs Node 20 and no package.

const { BELLWETHER_URL: url = 'http://localhost:3000', BELLWETHER_API_KEY: key } = process.env;

/** The answers of a model, one for each row. */
async function predict(model, rows) {
  const response = await fetch(`${url}/api/predict`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, inputs: rows }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.status} ${answer.code}: ${answer.detail}`);
  return answer.predictions;
}

const flowers = [
  { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 },
  { sepal_length: 6.3, sepal_width: 3.3, petal_length: 6.0, petal_width: 2.5 },
];
for (const { label, probabilities } of await predict('iris', flowers)) {
  console.log(label, Math.max(...Object.values(probabilities)).toFixed(2));
}
