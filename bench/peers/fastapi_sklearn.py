"""What people write themselves: FastAPI, pydantic, and the scikit-learn forest. No key, no limit, no record kept."""

import os

import joblib
from fastapi import FastAPI
from pydantic import BaseModel

forest = joblib.load(os.path.join(os.environ["FOREST_FOLDER"], "forest.joblib"))
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
def predict(call: Call):
    flower = call.input
    row = [[flower.sepal_length, flower.sepal_width, flower.petal_length, flower.petal_width]]
    probabilities = forest.predict_proba(row)[0]
    best = int(probabilities.argmax())
    return {
        "label": labels[best],
        "score": float(probabilities[best]),
        "probabilities": dict(zip(labels, map(float, probabilities))),
    }
