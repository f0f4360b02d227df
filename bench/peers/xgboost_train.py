"""The real XGBoost as a peer: one job a line on stdin, one answer a line on stdout."""

import json
import sys
import time

import numpy as np
import xgboost as xgb

print(json.dumps({"version": xgb.__version__}), flush=True)
for line in sys.stdin:
    job = json.loads(line)
    x = np.fromfile(job["x"], dtype=np.float32).reshape(-1, job["columns"])
    y = np.fromfile(job["y"], dtype=np.float32)
    started = time.perf_counter()
    data = xgb.QuantileDMatrix(x, y, max_bin=job["params"]["max_bin"], nthread=job["params"]["nthread"])
    booster = xgb.train(job["params"], data, job["rounds"])
    seconds = time.perf_counter() - started
    answers = []
    if job.get("test"):
        test = np.fromfile(job["test"], dtype=np.float32).reshape(-1, job["columns"])
        answers = booster.predict(xgb.DMatrix(test)).ravel().tolist()
    print(json.dumps({"seconds": seconds, "answers": answers}), flush=True)
