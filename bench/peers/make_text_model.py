"""Writes a Hugging Face export folder as classifier.zip to the folder it is given, and its two files for the peer: a BERT
of 4 layers and 128 numbers a token with random weights, and a WordPiece tokenizer of some 20,000 pieces; and texts.json,
600 texts of 10 to 90 made-up words, frequent ones more often, as people's words are."""

import json
import pathlib
import sys
import zipfile

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

folder = pathlib.Path(sys.argv[1])
random = np.random.default_rng(3)
HIDDEN, HEADS, LAYERS, MOST = 128, 2, 4, 256


def words(count):
    syllables = [a + b + c for a in "bdfgklmnprstvz" for b in "aeiou" for c in ["", "n", "r", "s", "t"]]
    made = {"".join(random.choice(syllables, random.integers(1, 5))) for _ in range(2 * count)}
    return sorted(made)[:: max(1, len(made) // count)][:count]


def texts(vocabulary, count):
    random.shuffle(vocabulary)
    weights = 1 / np.arange(1, len(vocabulary) + 1)
    weights /= weights.sum()
    for _ in range(count):
        chosen = list(random.choice(vocabulary, random.integers(10, 91), p=weights))
        for place in range(6, len(chosen), 9):
            chosen[place] += random.choice([",", ".", "!", "'s", " (so)"])
        yield " ".join(chosen).capitalize() + "."


def tokenizer(corpus):
    made = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    made.train_from_iterator(corpus, trainers.WordPieceTrainer(vocab_size=20000, special_tokens=marks, show_progress=False))
    made.post_processor = processors.TemplateProcessing(
        single="[CLS]:0 $A:0 [SEP]:0", pair="[CLS]:0 $A:0 [SEP]:0 $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return made


def network(vocabulary_size):
    nodes, weights = [], []

    def weight(name, *shape, scale=0.02):
        values = (scale * random.standard_normal(shape)).astype(np.float32)
        weights.append(numpy_helper.from_array(values, name))
        return name

    def constant(name, values, kind):
        weights.append(numpy_helper.from_array(np.array(values, dtype=kind), name))
        return name

    def node(kind, inputs, output, **attributes):
        nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def dense(name, last, inside, outside):
        product = node("MatMul", [last, weight(f"{name}.w", inside, outside)], f"{name}.product")
        return node("Add", [product, weight(f"{name}.b", outside)], name)

    def norm(name, last):
        scale = constant(f"{name}.scale", np.ones(HIDDEN), np.float32)
        return node("LayerNormalization", [last, scale, weight(f"{name}.b", HIDDEN)], name, axis=-1)

    heads = constant("heads", [0, 0, HEADS, HIDDEN // HEADS], np.int64)
    together = constant("together", [0, 0, HIDDEN], np.int64)
    words_ = node("Gather", [weight("words", vocabulary_size, HIDDEN, scale=0.5), "input_ids"], "word")
    types = node("Gather", [weight("types", 2, HIDDEN), "token_type_ids"], "type")
    length = node("Gather", [node("Shape", ["input_ids"], "shape"), constant("one", 1, np.int64)], "length", axis=0)
    place = node("Range", [constant("zero", 0, np.int64), length, "one"], "place")
    places = node("Gather", [weight("places", MOST, HIDDEN), place], "placed")
    last = norm("embedded", node("Add", [node("Add", [words_, types], "sum"), places], "sums"))
    kept = node("Cast", ["attention_mask"], "kept", to=TensorProto.FLOAT)
    hidden = node("Mul", [node("Sub", [constant("ones", 1, np.float32), kept], "left"), constant("low", -1e4, np.float32)], "low_")
    mask = node("Unsqueeze", [hidden, constant("axes", [1, 2], np.int64)], "mask")
    for layer in range(LAYERS):
        name = f"l{layer}"
        parts = []
        for part, order in [("q", [0, 2, 1, 3]), ("k", [0, 2, 3, 1]), ("v", [0, 2, 1, 3])]:
            shaped = node("Reshape", [dense(f"{name}.{part}", last, HIDDEN, HIDDEN), heads], f"{name}.{part}.h")
            parts.append(node("Transpose", [shaped], f"{name}.{part}.t", perm=order))
        scores = node("MatMul", parts[:2], f"{name}.scores")
        scaled = node("Div", [scores, constant(f"{name}.root", (HIDDEN / HEADS) ** 0.5, np.float32)], f"{name}.scaled")
        heeded = node("Softmax", [node("Add", [scaled, mask], f"{name}.masked")], f"{name}.heeded", axis=-1)
        mixed = node("Transpose", [node("MatMul", [heeded, parts[2]], f"{name}.mixed")], f"{name}.back", perm=[0, 2, 1, 3])
        out = dense(f"{name}.out", node("Reshape", [mixed, together], f"{name}.whole"), HIDDEN, HIDDEN)
        last = norm(f"{name}.n1", node("Add", [last, out], f"{name}.r1"))
        wide = node("Relu", [dense(f"{name}.wide", last, HIDDEN, 4 * HIDDEN)], f"{name}.relu")
        last = norm(f"{name}.n2", node("Add", [last, dense(f"{name}.narrow", wide, 4 * HIDDEN, HIDDEN)], f"{name}.r2"))
    first = node("Gather", [last, "zero"], "first", axis=1)
    dense("logits", node("Tanh", [dense("pooled", first, HIDDEN, HIDDEN)], "pool"), HIDDEN, 3)
    axes = ["batch_size", "sequence_length"]
    inputs = ["input_ids", "attention_mask", "token_type_ids"]
    graph = helper.make_graph(
        nodes,
        "classifier",
        [helper.make_tensor_value_info(entry, TensorProto.INT64, axes) for entry in inputs],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch_size", 3])],
        weights,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return model


vocabulary = words(20000)
made = tokenizer([*texts(list(vocabulary), 3000), *vocabulary])
made.save(str(folder / "tokenizer.json"))
onnx.save(network(made.get_vocab_size()), folder / "model.onnx")
(folder / "texts.json").write_text(json.dumps(list(texts(list(vocabulary), 600))))
config = {
    "architectures": ["BertForSequenceClassification"],
    "model_type": "bert",
    "id2label": {"0": "negative", "1": "neutral", "2": "positive"},
    "max_position_embeddings": MOST,
    "pad_token_id": 0,
    "type_vocab_size": 2,
}
with zipfile.ZipFile(folder / "classifier.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("config.json", json.dumps(config))
    archive.writestr("tokenizer_config.json", json.dumps({"tokenizer_class": "BertTokenizer", "model_max_length": MOST}))
    archive.write(folder / "tokenizer.json", "tokenizer.json")
    archive.write(folder / "model.onnx", "onnx/model.onnx")
