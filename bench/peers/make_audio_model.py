"""Writes listener.onnx, a small convolutional network with random weights for log-mel pictures [N, 1, 64, T], and five
seconds of sound at 44.1 kHz in two channels, as recording.wav and recording.mp3, to the folder it is given."""

import pathlib
import sys

import numpy as np
import onnx
import soundfile
from onnx import TensorProto, helper, numpy_helper

folder = pathlib.Path(sys.argv[1])
random = np.random.default_rng(2)


def network():
    nodes, weights, last = [], [], "sound"
    for index, (inside, outside) in enumerate([(1, 16), (16, 32), (32, 32)]):
        weight = ((2 / (inside * 9)) ** 0.5 * random.standard_normal((outside, inside, 3, 3))).astype(np.float32)
        weights.append(numpy_helper.from_array(weight, f"w{index}"))
        nodes.append(helper.make_node("Conv", [last, f"w{index}"], [f"c{index}"], strides=[2, 2], pads=[1] * 4))
        nodes.append(helper.make_node("Relu", [f"c{index}"], [f"r{index}"]))
        last = f"r{index}"
    weights.append(numpy_helper.from_array((0.05 * random.standard_normal((32, 10))).astype(np.float32), "head"))
    nodes.append(helper.make_node("GlobalAveragePool", [last], ["pooled"]))
    nodes.append(helper.make_node("Flatten", ["pooled"], ["flat"]))
    nodes.append(helper.make_node("MatMul", ["flat", "head"], ["scores"]))
    nodes.append(helper.make_node("Softmax", ["scores"], ["probabilities"], axis=1))
    sound = helper.make_tensor_value_info("sound", TensorProto.FLOAT, ["N", 1, 64, "T"])
    output = helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["N", 10])
    graph = helper.make_graph(nodes, "listener", [sound], [output], weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def recording(rate=44100, seconds=5):
    """Noise that falls with frequency, as most sounds do, and tones that come and go."""
    count = rate * seconds
    fall = 1 / np.maximum(np.fft.rfftfreq(count, 1 / rate), 50)
    noise = np.stack([np.fft.irfft(np.fft.rfft(random.normal(size=count)) * fall, count) for _ in range(2)], -1)
    time = np.arange(count)[:, None] / rate
    tones = sum(np.sin(2 * np.pi * hz * time) * np.maximum(0, np.sin(2 * np.pi * time / beat)) for hz, beat in [(330, 0.7), (1250, 1.1), (4100, 0.4)])
    return 0.15 * noise / noise.std() + 0.1 * tones


onnx.save(network(), folder / "listener.onnx")
soundfile.write(folder / "recording.wav", recording(), 44100, subtype="PCM_16")
soundfile.write(folder / "recording.mp3", recording(), 44100)
