"""Writes classifier.onnx, a small convolutional network with random weights for pictures of 224 × 224, and photo.jpg,
640 × 480 with about a photograph's detail, to the folder it is given."""

import pathlib
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

folder = pathlib.Path(sys.argv[1])
random = np.random.default_rng(1)


def network():
    nodes, weights, last = [], [], "image"
    for index, (inside, outside, side, stride) in enumerate([(3, 16, 7, 4), (16, 32, 3, 2), (32, 64, 3, 2)]):
        scale = (2 / (inside * side * side)) ** 0.5
        weight = (scale * random.standard_normal((outside, inside, side, side))).astype(np.float32)
        weights.append(numpy_helper.from_array(weight, f"w{index}"))
        padding = [side // 2] * 4
        nodes.append(helper.make_node("Conv", [last, f"w{index}"], [f"c{index}"], strides=[stride] * 2, pads=padding))
        nodes.append(helper.make_node("Relu", [f"c{index}"], [f"r{index}"]))
        last = f"r{index}"
    weights.append(numpy_helper.from_array((0.3 * random.standard_normal((64, 10))).astype(np.float32), "head"))
    nodes.append(helper.make_node("GlobalAveragePool", [last], ["pooled"]))
    nodes.append(helper.make_node("Flatten", ["pooled"], ["flat"]))
    nodes.append(helper.make_node("MatMul", ["flat", "head"], ["scores"]))
    nodes.append(helper.make_node("Softmax", ["scores"], ["probabilities"], axis=1))
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", 3, 224, 224])
    output = helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["N", 10])
    graph = helper.make_graph(nodes, "classifier", [image], [output], weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def photo(width, height):
    fall = 1 / np.maximum(np.hypot(np.fft.fftfreq(height)[:, None], np.fft.fftfreq(width)[None, :]), 1 / width) ** 1.1
    layers = [np.fft.ifft2(np.fft.fft2(random.normal(size=(height, width))) * fall).real for _ in range(3)]
    pixels = np.stack([128 + 45 * layer / layer.std() for layer in layers], -1)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


onnx.save(network(), folder / "classifier.onnx")
photo(640, 480).save(folder / "photo.jpg", quality=85)
