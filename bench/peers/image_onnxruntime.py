"""A picture from the upload to the answer, as it is written in Python: FastAPI, Pillow, NumPy, onnxruntime."""

import base64
import io
import os

import numpy
import onnxruntime
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from PIL import Image, ImageOps

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
session = onnxruntime.InferenceSession(
    os.path.join(os.environ["MODEL_FOLDER"], "classifier.onnx"), options, providers=["CPUExecutionProvider"]
)
mean = numpy.array([0.485, 0.456, 0.406], numpy.float32)
std = numpy.array([0.229, 0.224, 0.225], numpy.float32)
app = FastAPI()


def answer(file: bytes):
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(file))).convert("RGB")
    width, height = picture.size
    short = min(width, height)
    picture = picture.resize((int(256 * width / short), int(256 * height / short)), Image.Resampling.BILINEAR)
    left, top = (picture.width - 224) // 2, (picture.height - 224) // 2
    picture = picture.crop((left, top, left + 224, top + 224))
    values = (numpy.asarray(picture, numpy.float32) / 255 - mean) / std
    [probabilities] = session.run(None, {"image": numpy.ascontiguousarray(values.transpose(2, 0, 1))[None]})
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
        file = base64.b64decode(call["input"]["image"])
    return await run_in_threadpool(answer, file)
