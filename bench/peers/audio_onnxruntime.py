"""A recording from the upload to the answer, as it is written in Python: FastAPI, librosa, onnxruntime."""

import base64
import io
import os

import librosa
import numpy
import onnxruntime
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
session = onnxruntime.InferenceSession(
    os.path.join(os.environ["MODEL_FOLDER"], "listener.onnx"), options, providers=["CPUExecutionProvider"]
)
app = FastAPI()


def answer(file: bytes):
    samples, rate = librosa.load(io.BytesIO(file), sr=16000, mono=True)
    mel = librosa.feature.melspectrogram(y=samples, sr=rate, n_fft=512, hop_length=160, n_mels=64)
    values = numpy.log(numpy.maximum(mel, 1e-10)).astype(numpy.float32)
    [probabilities] = session.run(None, {"sound": values[None, None]})
    best = int(probabilities[0].argmax())
    scores = {f"label {index}": float(p) for index, p in enumerate(probabilities[0])}
    return {"label": f"label {best}", "score": float(probabilities[0][best]), "probabilities": scores}


@app.get("/ready")
async def ready():
    return {}


@app.post("/api/predict")
async def predict(request: Request):
    if request.headers["content-type"].startswith("multipart/"):
        form = await request.form()
        file = await form["file"].read()
    else:
        call = await request.json()
        file = base64.b64decode(call["input"]["sound"])
    return await run_in_threadpool(answer, file)
