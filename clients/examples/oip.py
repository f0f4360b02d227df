"""Asks a model through the Open Inference Protocol: pip install tritonclient[http]. Any other client of it will do."""

import os

import numpy as np
from tritonclient import http

url = os.environ.get("BELLWETHER_URL", "http://localhost:3000")
headers = {"Authorization": f"Bearer {os.environ['BELLWETHER_API_KEY']}"}
client = http.InferenceServerClient(url.split("://")[1], ssl=url.startswith("https"))

flower = {"sepal_length": 5.1, "sepal_width": 3.5, "petal_length": 1.4, "petal_width": 0.2}
inputs = []
for name, value in flower.items():
    tensor = http.InferInput(name, [1], "FP64")
    tensor.set_data_from_numpy(np.array([value]))
    inputs.append(tensor)
answer = client.infer("iris", inputs, headers=headers)
for output in answer.get_response()["outputs"]:
    print(output["name"], answer.as_numpy(output["name"]).tolist())
