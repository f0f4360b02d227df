"""Asks a model for an answer. Reads BELLWETHER_URL and BELLWETHER_API_KEY; needs nothing but Python."""

import json
import os
import sys
import urllib.error
import urllib.request

url = os.environ.get("BELLWETHER_URL", "http://localhost:3000")
key = os.environ["BELLWETHER_API_KEY"]


def predict(model, rows):
    """The answers of a model, one for each row."""
    request = urllib.request.Request(
        f"{url}/api/predict",
        data=json.dumps({"model": model, "inputs": rows}).encode(),
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)["predictions"]


flowers = [
    {"sepal_length": 5.1, "sepal_width": 3.5, "petal_length": 1.4, "petal_width": 0.2},
    {"sepal_length": 6.3, "sepal_width": 3.3, "petal_length": 6.0, "petal_width": 2.5},
]
try:
    for answer in predict("iris", flowers):
        print(answer["label"], f"{max(answer['probabilities'].values()):.2f}")
except urllib.error.HTTPError as error:
    problem = json.load(error)
    sys.exit(f"{error.code} {problem['code']}: {problem['detail']}")
