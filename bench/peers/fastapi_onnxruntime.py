"""The same service on onnxruntime with the forest's ONNX export, ZipMap left as scikit-learn makes it."""

import os

import numpy
import onnxruntime
from fastapi import FastAPI
from pydantic import BaseModel

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
session = onnxruntime.InferenceSession(
    os.path.join(os.environ["FOREST_FOLDER"], "forest.onnx"), options, providers=["CPUExecutionProvider"]
)
labels = ["setosa", "versicolor", "virginica"]
app = FastAPI()


class Flower(BaseModel):
    sepal_length: float
    sepal_width: float
    petal_length: float
    petal_width: float


class Call(BaseModel):
    model: str
    input: Flower


@app.post("/api/predict")
async def predict(call: Call):
    flower = call.input
    row = numpy.array(
        [[flower.sepal_length, flower.sepal_width, flower.petal_length, flower.petal_width]], dtype=numpy.float32
    )
    label, probabilities = session.run(None, {"X": row})
    return {
        "label": labels[int(label[0])],
        "score": float(max(probabilities[0].values())),
        "probabilities": {labels[key]: float(value) for key, value in probabilities[0].items()},
    }
