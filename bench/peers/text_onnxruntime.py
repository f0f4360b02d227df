"""A text from the call to the answer, as it is written in Python: FastAPI, tokenizers, onnxruntime."""

import os

import numpy
import onnxruntime
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel
from tokenizers import Tokenizer

folder = os.environ["MODEL_FOLDER"]
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
session = onnxruntime.InferenceSession(os.path.join(folder, "model.onnx"), options, providers=["CPUExecutionProvider"])
tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
tokenizer.enable_truncation(256)
tokenizer.enable_padding(pad_id=0, pad_token="[PAD]")
labels = ["negative", "neutral", "positive"]
app = FastAPI()


class Text(BaseModel):
    text: str


class Call(BaseModel):
    model: str
    input: Text | None = None
    inputs: list[Text] | None = None


def answer(texts: list[str]):
    encodings = tokenizer.encode_batch(texts)
    feeds = {
        "input_ids": numpy.array([encoding.ids for encoding in encodings], dtype=numpy.int64),
        "attention_mask": numpy.array([encoding.attention_mask for encoding in encodings], dtype=numpy.int64),
        "token_type_ids": numpy.array([encoding.type_ids for encoding in encodings], dtype=numpy.int64),
    }
    [logits] = session.run(None, feeds)
    powers = numpy.exp(logits - logits.max(axis=1, keepdims=True))
    answers = []
    for probabilities in powers / powers.sum(axis=1, keepdims=True):
        best = int(probabilities.argmax())
        scores = {label: float(p) for label, p in zip(labels, probabilities)}
        answers.append({"label": labels[best], "score": float(probabilities[best]), "probabilities": scores})
    return {"predictions": answers}


@app.get("/ready")
async def ready():
    return {}


@app.post("/api/predict")
async def predict(call: Call):
    rows = call.inputs or [call.input]
    return await run_in_threadpool(answer, [row.text for row in rows])
