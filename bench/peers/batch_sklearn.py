"""The script people write: read the CSV file with pandas, score it with scikit-learn's forest, write a CSV file."""

import os
import sys

import joblib
import pandas

source, target = sys.argv[1:3]
forest = joblib.load(os.path.join(os.environ["FOREST_FOLDER"], "forest.joblib"))
labels = ["setosa", "versicolor", "virginica"]

table = pandas.read_csv(source)
probabilities = forest.predict_proba(table[["sepal_length", "sepal_width", "petal_length", "petal_width"]].to_numpy())
best = probabilities.argmax(axis=1)
table["label"] = [labels[index] for index in best]
table["score"] = probabilities.max(axis=1)
for index, label in enumerate(labels):
    table[f"p_{label}"] = probabilities[:, index]
table.to_csv(target, index=False)
