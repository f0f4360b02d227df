"""Trains the forest that every contestant serves: scikit-learn's, and its own ONNX export with default settings."""

import sys
from pathlib import Path

import joblib
from skl2onnx import to_onnx
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier

folder = Path(sys.argv[1])
iris = load_iris()
forest = RandomForestClassifier(n_estimators=100, random_state=0).fit(iris.data, iris.target)
joblib.dump(forest, folder / "forest.joblib")
(folder / "forest.onnx").write_bytes(to_onnx(forest, iris.data[:1].astype("float32")).SerializeToString())
